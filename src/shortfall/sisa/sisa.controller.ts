import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { KnownOnYearQuery } from '../../platform/http/known-on-year.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { SisaDto } from './sisa.dto.js';
import { SisaService } from './sisa.service.js';

@ApiTags('shortfall')
@Controller('v1/municipalities/:code/sisa')
export class SisaController {
  constructor(
    private readonly sisa: SisaService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getSisa',
    summary: 'A year by the indicators of the SiSa annex, each followed to the ledger',
  })
  @ApiOkResponse({ type: SisaDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async ofYear(@Param('code') code: string, @Query() query: KnownOnYearQuery): Promise<SisaDto> {
    return this.sisa.ofYear(code, query.year, knownOnOf(query, this.clock.now()));
  }
}
