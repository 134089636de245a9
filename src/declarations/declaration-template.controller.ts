import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { XLSX } from '../platform/http/media-types.js';
import { IsFiscalYear, IsMunicipalityCode } from '../platform/http/validators.js';
import { DeclarationTemplateService } from './declaration-template.service.js';

export class TemplateQuery {
  @ApiProperty({ example: 'GM0177' })
  @IsMunicipalityCode()
  municipality!: string;

  @ApiProperty({ example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}

@ApiTags('declarations')
@Controller('v1/declaration-template')
export class DeclarationTemplateController {
  constructor(private readonly templates: DeclarationTemplateService) {}

  @Get()
  @ApiOperation({
    operationId: 'getDeclarationTemplate',
    summary: 'An empty workbook with lists, hints and the places of the year before',
  })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such municipality in that year' })
  async template(@Query() { municipality, year }: TemplateQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.templates.template(municipality, year), {
      type: XLSX,
      disposition: `attachment; filename="declaratie-${municipality}-${year}.xlsx"`,
    });
  }
}
