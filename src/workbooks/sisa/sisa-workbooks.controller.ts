import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { KnownOnYearQuery } from '../../platform/http/known-on-year.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { XLSX } from '../../platform/http/media-types.js';
import { SisaService } from '../../shortfall/sisa/sisa.service.js';
import { sisaWorkbook } from './sisa-workbook.js';

@ApiTags('shortfall')
@Controller('v1/municipalities/:code/sisa')
export class SisaWorkbooksController {
  constructor(
    private readonly sisa: SisaService,
    private readonly clock: Clock,
  ) {}

  @Get('workbook')
  @ApiOperation({ operationId: 'downloadSisa', summary: 'The same as a workbook' })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async download(@Param('code') code: string, @Query() query: KnownOnYearQuery): Promise<StreamableFile> {
    const page = await this.sisa.ofYear(code, query.year, knownOnOf(query, this.clock.now()));
    return new StreamableFile(await sisaWorkbook(page), {
      type: XLSX,
      disposition: `attachment; filename="sisa-${page.municipality}-${page.year}.xlsx"`,
    });
  }
}
