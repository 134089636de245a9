import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CSV, CSVM, JSON_LD, JSON_ROWS } from '../../platform/http/media-types.js';
import { catalogue } from './catalogue.js';
import { dataDictionary } from './data-dictionary.js';
import type { OpenDataSet, OpenFormat } from './open-data-set.js';
import { OpenDataService } from './open-data.service.js';
import type { OpenTableName } from './open-tables.js';

const NOT_FOUND = { description: 'No such export' };
const NOT_OPEN = { description: 'The export was made for VNG, and shows single municipalities' };
const TEXT = { schema: { type: 'string' } };
const OBJECT = { schema: { type: 'object' } };
const ROWS = { schema: { type: 'array', items: { type: 'object' } } };

@ApiTags('exports')
@ApiNotFoundResponse(NOT_FOUND)
@ApiConflictResponse(NOT_OPEN)
@Controller('v1/exports/:id/open-data')
export class OpenDataController {
  constructor(private readonly openData: OpenDataService) {}

  @Get()
  @ApiOperation({
    operationId: 'getOpenDataCatalogue',
    summary: 'What there is as open data of an export for the ministry, with the checksum of every file: DCAT-AP-NL',
  })
  @ApiOkResponse({ content: { [JSON_LD]: OBJECT } })
  async catalogue(@Param('id') id: string): Promise<StreamableFile> {
    const set = await this.openData.ofExport(id);
    return download(set, jsonOf(catalogue(set)), JSON_LD, 'catalogus.jsonld');
  }

  @Get('dictionary')
  @ApiOperation({
    operationId: 'getOpenDataDictionary',
    summary: 'The data dictionary: every column with its label and meaning in Dutch, its type and its unit, as CSVW',
  })
  @ApiOkResponse({ content: { [CSVM]: OBJECT } })
  async dictionary(@Param('id') id: string): Promise<StreamableFile> {
    const set = await this.openData.ofExport(id);
    return download(set, jsonOf(dataDictionary(set)), CSVM, 'woordenboek.json');
  }

  @Get('tables/csv')
  @ApiOperation({
    operationId: 'getOpenTablesCsv',
    summary: 'The tables by province, safety region, size class and component, as CSV (RFC 4180)',
  })
  @ApiOkResponse({ content: { [CSV]: TEXT } })
  async tablesCsv(@Param('id') id: string): Promise<StreamableFile> {
    return this.file(id, 'tabellen', 'csv');
  }

  @Get('tables/json')
  @ApiOperation({ operationId: 'getOpenTablesJson', summary: 'The same rows as JSON; amounts are text' })
  @ApiOkResponse({ content: { [JSON_ROWS]: ROWS } })
  async tablesJson(@Param('id') id: string): Promise<StreamableFile> {
    return this.file(id, 'tabellen', 'json');
  }

  @Get('country/csv')
  @ApiOperation({
    operationId: 'getOpenCountryCsv',
    summary: 'The sums of shortfalls and surpluses, and who declared, as CSV (RFC 4180)',
  })
  @ApiOkResponse({ content: { [CSV]: TEXT } })
  async countryCsv(@Param('id') id: string): Promise<StreamableFile> {
    return this.file(id, 'landelijk', 'csv');
  }

  @Get('country/json')
  @ApiOperation({ operationId: 'getOpenCountryJson', summary: 'The same rows as JSON; amounts are text' })
  @ApiOkResponse({ content: { [JSON_ROWS]: ROWS } })
  async countryJson(@Param('id') id: string): Promise<StreamableFile> {
    return this.file(id, 'landelijk', 'json');
  }

  private async file(id: string, name: OpenTableName, format: OpenFormat): Promise<StreamableFile> {
    const set = await this.openData.ofExport(id);
    const { content } = set.files.find((file) => file.table.name === name && file.format === format) ?? absent(name);
    return download(set, content, format === 'csv' ? CSV : JSON_ROWS, `${name}.${format}`);
  }
}

function jsonOf(document: object): Buffer {
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8');
}

function download({ publishable }: OpenDataSet, content: Buffer, type: string, name: string): StreamableFile {
  const { fromYear, toYear } = publishable;
  return new StreamableFile(content, {
    type,
    disposition: `attachment; filename="opvangboek-${fromYear}-${toYear}-${name}"`,
    length: content.length,
  });
}

function absent(name: string): never {
  throw new Error(`there is no table ${name}`);
}
