import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { NationalYearQuery } from '../national-question.dto.js';
import { CompletenessAnswerDto } from './completeness.dto.js';
import { CompletenessService } from './completeness.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/completeness')
export class CompletenessController {
  constructor(
    private readonly completeness: CompletenessService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getCompleteness', summary: 'Who declared a year, for which months, and whom to call' })
  @ApiOkResponse({ type: CompletenessAnswerDto })
  async ofYear(@Query() query: NationalYearQuery): Promise<CompletenessAnswerDto> {
    return this.completeness.ofYear(query.year, query.layout ?? null, knownOnOf(query, this.clock.now()));
  }
}
