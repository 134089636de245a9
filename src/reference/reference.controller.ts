import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import {
  CostCategoryListDto,
  costCategoryDto,
  DeadlineListDto,
  deadlineDto,
  DeductionRuleListDto,
  deductionRuleDto,
  MunicipalityListDto,
  municipalityDto,
  TariffListDto,
  tariffDto,
  TariffsQuery,
  ValidOnQuery,
} from './reference.dto.js';
import { ReferenceService } from './reference.service.js';
import { sisaIndicatorDto, SisaIndicatorListDto, SisaIndicatorsQuery } from './sisa-indicators/sisa-indicators.dto.js';
import { SisaIndicatorsService } from './sisa-indicators/sisa-indicators.service.js';
import { TariffsService } from './tariffs/tariffs.service.js';

@ApiTags('reference')
@Controller('v1')
export class ReferenceController {
  constructor(
    private readonly transactions: Transactions,
    private readonly reference: ReferenceService,
    private readonly tariffStates: TariffsService,
    private readonly sisa: SisaIndicatorsService,
    private readonly clock: Clock,
  ) {}

  @Get('municipalities')
  @ApiOperation({ operationId: 'listMunicipalities', summary: 'Municipalities since 2022' })
  @ApiOkResponse({ type: MunicipalityListDto })
  async municipalities(@Query() query: ValidOnQuery): Promise<MunicipalityListDto> {
    return this.list(query, municipalityDto, (tx, moment) =>
      this.reference.municipalities(tx, moment, query.validOn ?? null),
    );
  }

  @Get('cost-categories')
  @ApiOperation({ operationId: 'listCostCategories', summary: 'Cost categories with their dated component' })
  @ApiOkResponse({ type: CostCategoryListDto })
  async costCategories(@Query() query: KnownOnQuery): Promise<CostCategoryListDto> {
    return this.list(query, costCategoryDto, (tx, moment) => this.reference.costCategories(tx, moment));
  }

  @Get('tariffs')
  @ApiOperation({ operationId: 'listTariffs', summary: 'Tariffs (normbedragen) with their source' })
  @ApiOkResponse({ type: TariffListDto })
  async tariffs(@Query() query: TariffsQuery): Promise<TariffListDto> {
    return this.list(query, tariffDto, (tx, moment) =>
      this.tariffStates.statesOn(tx, moment, { validOn: query.validOn ?? null, state: query.state }),
    );
  }

  @Get('deadlines')
  @ApiOperation({
    operationId: 'listDeadlines',
    summary: 'Days by which a year is applied for, accounted for, settled',
  })
  @ApiOkResponse({ type: DeadlineListDto })
  async deadlines(@Query() query: KnownOnQuery): Promise<DeadlineListDto> {
    return this.list(query, deadlineDto, (tx, moment) => this.reference.deadlines(tx, moment));
  }

  @Get('deduction-rules')
  @ApiOperation({ operationId: 'listDeductionRules', summary: 'Per year, whether own contributions are deducted' })
  @ApiOkResponse({ type: DeductionRuleListDto })
  async deductionRules(@Query() query: KnownOnQuery): Promise<DeductionRuleListDto> {
    return this.list(query, deductionRuleDto, (tx, moment) => this.reference.deductionRules(tx, moment));
  }

  @Get('sisa-indicators')
  @ApiOperation({
    operationId: 'listSisaIndicators',
    summary: 'Per year, the indicators of the SiSa annex with what they stand for; a year without any is not known yet',
  })
  @ApiOkResponse({ type: SisaIndicatorListDto })
  async sisaIndicators(@Query() query: SisaIndicatorsQuery): Promise<SisaIndicatorListDto> {
    return this.list(query, sisaIndicatorDto, (tx, moment) => this.sisa.indicators(tx, moment, query.year ?? null));
  }

  private async list<Row, Item>(
    query: KnownOnQuery,
    show: (row: Row) => Item,
    read: (tx: Tx, moment: Date) => Promise<Row[]>,
  ): Promise<{ items: Item[]; total: number; knownOn: string }> {
    const asked = knownOnOf(query, this.clock.now());
    return this.transactions.readKnownOn(asked, async (tx, moment) => {
      const rows = await read(tx, moment);
      return { items: rows.map(show), total: rows.length, knownOn: moment.toISOString() };
    });
  }
}
