import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Matches } from 'class-validator';
import { IsFiscalYear } from '../platform/http/validators.js';
import { DeclarationTemplateService } from './declaration-template.service.js';

export class TemplateQuery {
  @ApiProperty({ example: 'GM0177' })
  @Matches(/^GM\d{4}$/, { message: 'Geef een gemeentecode als GM0193.' })
  municipality!: string;

  @ApiProperty({ example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
