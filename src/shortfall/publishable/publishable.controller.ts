import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { ShortfallService } from '../shortfall.service.js';
import { PublishableDto, PublishableQuery } from './publishable.dto.js';
import { PublishableService } from './publishable.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/publishable')
export class PublishableController {
  constructor(
    private readonly publishable: PublishableService,
    private readonly shortfall: ShortfallService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getPublishable',
    summary: 'What may leave the house: the country in tables from which no single municipality can be told',
  })
  @ApiOkResponse({ type: PublishableDto })
  async ofYears(@Query() query: PublishableQuery): Promise<PublishableDto> {
    const question = { ...this.shortfall.rangeOf(query), layout: query.layout ?? null };
    return this.publishable.ofYears(question, knownOnOf(query, this.clock.now()));
  }
}
