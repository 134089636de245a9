import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { EstimateDto, EstimateQuery } from './estimate.dto.js';
import { EstimateService } from './estimate.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/estimate')
export class EstimateController {
  constructor(
    private readonly estimates: EstimateService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getEstimate',
    summary: 'What all municipalities come to when not all of them declared',
  })
  @ApiOkResponse({ type: EstimateDto })
  async ofYear(@Query() query: EstimateQuery): Promise<EstimateDto> {
    const { year, layout = null, figure, placesOf = null } = query;
    return this.estimates.ofYear({ year, layout, figure, placesOf }, knownOnOf(query, this.clock.now()));
  }
}
