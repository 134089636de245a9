import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AnnotatedKind } from '../intake/annotated/annotate-file.js';
import { CSV, ODS, XLSX, ZIP } from '../platform/http/media-types.js';
import { AnnotatedWorkbookService } from './annotated-workbook.service.js';
import type { AnnotatedWorkbook } from './annotated-workbook.service.js';

const MEDIA_TYPES: Readonly<Record<AnnotatedKind, string>> = { xlsx: XLSX, ods: ODS, csv: CSV, zip: ZIP };
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;
const FILE = { content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type, BINARY])) };
const NOT_POSSIBLE = { description: 'It is broken, or it was not kept because it holds a citizen service number' };

@ApiTags('declarations')
@Controller('v1')
export class AnnotatedWorkbookController {
  constructor(private readonly workbooks: AnnotatedWorkbookService) {}

  @Get('declarations/:id/annotated-workbook')
  @ApiOperation({
    operationId: 'getAnnotatedWorkbook',
    summary: 'The file as it was handed in, with each finding on its cell; of a CSV, in a last column',
  })
  @ApiOkResponse(FILE)
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
  @ApiOkResponse(FILE)
  @ApiNotFoundResponse({ description: 'No such upload' })
  @ApiConflictResponse(NOT_POSSIBLE)
  async ofUpload(@Param('id') id: string): Promise<StreamableFile> {
    return download(await this.workbooks.ofUpload(id));
  }
}

function download({ fileName, kind, content }: AnnotatedWorkbook): StreamableFile {
  // file names are people's own, and a header holds no more than ASCII (RFC 6266, RFC 8187)
  const disposition = `attachment; filename="bevindingen.${kind}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  return new StreamableFile(content, { type: MEDIA_TYPES[kind], disposition });
}
