import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnnotatedWorkbookService } from './annotated-workbook.service.js';
import type { AnnotatedWorkbook } from './annotated-workbook.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WORKBOOK = { content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } } as const;
const NOT_POSSIBLE = { description: 'It is no .xlsx, or it was not kept because it holds a citizen service number' };

@ApiTags('declarations')
@Controller('v1')
export class AnnotatedWorkbookController {
  constructor(private readonly workbooks: AnnotatedWorkbookService) {}

  @Get('declarations/:id/annotated-workbook')
  @ApiOperation({
    operationId: 'getAnnotatedWorkbook',
    summary: 'The workbook as it was handed in, with each finding on its cell',
  })
  @ApiOkResponse(WORKBOOK)
  @ApiNotFoundResponse({ description: 'No such declaration' })
  @ApiConflictResponse(NOT_POSSIBLE)
  async ofDeclaration(@Param('id') id: string): Promise<StreamableFile> {
    return download(await this.workbooks.ofDeclaration(id));
  }

  @Get('uploads/:id/annotated-workbook')
  @ApiOperation({
    operationId: 'getAnnotatedUpload',
    summary: 'The same of any file that came in, a refused one too',
  })
  @ApiOkResponse(WORKBOOK)
  @ApiNotFoundResponse({ description: 'No such upload' })
  @ApiConflictResponse(NOT_POSSIBLE)
  async ofUpload(@Param('id') id: string): Promise<StreamableFile> {
    return download(await this.workbooks.ofUpload(id));
  }
}

function download({ fileName, content }: AnnotatedWorkbook): StreamableFile {
  // file names are people's own, and a header holds no more than ASCII (RFC 6266, RFC 8187)
  const disposition = `attachment; filename="bevindingen.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  return new StreamableFile(content, { type: XLSX, disposition });
}
