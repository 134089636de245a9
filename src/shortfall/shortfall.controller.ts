import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { knownOnOf } from '../platform/http/known-on.js';
import { groupingsOf } from './national-frame.js';
import { FiguresQuery, MunicipalShortfallDto, NationalShortfallDto, NationalShortfallQuery } from './shortfall.dto.js';
import { ShortfallService } from './shortfall.service.js';
import { StatePositionDto } from './state-position.dto.js';
import { StatePositionService } from './state-position.service.js';

@ApiTags('shortfall')
@Controller('v1')
export class ShortfallController {
  constructor(
    private readonly shortfall: ShortfallService,
    private readonly positions: StatePositionService,
    private readonly clock: Clock,
  ) {}

  @Get('municipalities/:code/shortfall')
  @ApiOperation({ operationId: 'getMunicipalShortfall', summary: 'Real cost, entitlement and gap of a municipality' })
  @ApiOkResponse({ type: MunicipalShortfallDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async ofMunicipality(@Param('code') code: string, @Query() query: FiguresQuery): Promise<MunicipalShortfallDto> {
    return this.shortfall.ofMunicipality(code, this.shortfall.questionOf(query), this.knownOn(query));
  }

  @Get('municipalities/:code/state-position')
  @ApiOperation({
    operationId: 'getStatePosition',
    summary: 'What the State owes, paid and settled, what is open, and by which day',
  })
  @ApiOkResponse({ type: StatePositionDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async statePosition(@Param('code') code: string, @Query() query: FiguresQuery): Promise<StatePositionDto> {
    return this.positions.ofMunicipality(code, this.shortfall.questionOf(query), this.knownOn(query));
  }

  @Get('national-shortfall')
  @ApiOperation({ operationId: 'getNationalShortfall', summary: 'The four sums of all municipalities, by group' })
  @ApiOkResponse({ type: NationalShortfallDto })
  async national(@Query() query: NationalShortfallQuery): Promise<NationalShortfallDto> {
    const groupings = groupingsOf(query.groupBy) ?? [];
    return this.shortfall.national(this.shortfall.questionOf(query), groupings, this.knownOn(query));
  }

  private knownOn(query: FiguresQuery): Date | null {
    return knownOnOf(query, this.clock.now());
  }
}
