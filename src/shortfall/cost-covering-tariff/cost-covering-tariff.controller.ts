import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { amount } from '../../kernel/money.js';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { CostCoveringTariffDto, CostCoveringTariffQuery } from './cost-covering-tariff.dto.js';
import { CostCoveringTariffService } from './cost-covering-tariff.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/cost-covering-tariff')
export class CostCoveringTariffController {
  constructor(
    private readonly tariffs: CostCoveringTariffService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getCostCoveringTariff',
    summary: 'Which norm amount would cover the costs of a year, and what it would cost the State',
  })
  @ApiOkResponse({ type: CostCoveringTariffDto })
  async ofYear(@Query() query: CostCoveringTariffQuery): Promise<CostCoveringTariffDto> {
    const { year, layout = null, coverage, of, tariff } = query;
    const question = {
      year,
      layout,
      coverage: amount(coverage),
      of,
      tariff: tariff === undefined ? null : amount(tariff),
    };
    return this.tariffs.ofYear(question, knownOnOf(query, this.clock.now()));
  }
}
