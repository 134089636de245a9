import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { amount } from '../../kernel/money.js';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { ExplanationDto, ExplanationQuery } from './explanation.dto.js';
import { ExplanationService } from './explanation.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/explanation')
export class ExplanationController {
  constructor(
    private readonly explanations: ExplanationService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getExplanation', summary: 'Why the gap changed between two years, to the cent' })
  @ApiOkResponse({ type: ExplanationDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async explain(@Query() query: ExplanationQuery): Promise<ExplanationDto> {
    const { fromYear, toYear, municipality = null, layout = null, contentTariff } = query;
    const question = { fromYear, toYear, municipality, layout, contentTariff: amount(contentTariff) };
    return this.explanations.explain(question, knownOnOf(query, this.clock.now()));
  }
}
