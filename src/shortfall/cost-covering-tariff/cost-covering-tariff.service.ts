import { Injectable } from '@nestjs/common';
import { costCoveringTariffs, outcomeAt, tariffCovering } from '../../kernel/cost-covering-tariff.js';
import type {
  CostCoveringTariff,
  CoverageUnit,
  GooYear,
  GooYears,
  MunicipalTariff,
  TariffOutcome,
} from '../../kernel/cost-covering-tariff.js';
import { amountText, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import { TariffsService } from '../../reference/tariffs/tariffs.service.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import type { MunicipalityNameDto } from '../national-question.dto.js';
import { NationalReadings, placesDue } from '../national-reading.js';
import type { NationalReading } from '../national-reading.js';
import type {
  CostCoveringTariffDto,
  GooSumsDto,
  TariffInForceDto,
  TariffOutcomeDto,
} from './cost-covering-tariff.dto.js';

export interface CostCoveringQuestion {
  readonly year: number;
  readonly layout: number | null;
  /** The share to cover, above 0 and up to 1, and what it is a share of. */
  readonly coverage: Amount;
  readonly of: CoverageUnit;
  /** A tariff to say the outcome of; null: none. */
  readonly tariff: Amount | null;
}

type NameOf = (code: string) => MunicipalityNameDto;

/** Says which norm amount would cover the costs of a year, and what it would cost the State (domain rule 8). */
@Injectable()
export class CostCoveringTariffService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
    private readonly tariffs: TariffsService,
  ) {}

  async ofYear(question: CostCoveringQuestion, knownOn: Date | null): Promise<CostCoveringTariffDto> {
    const { year, layout } = question;
    const asked = ['cost-covering tariff', question];
    return this.readings.answer({ fromYear: year, toYear: year, layout }, asked, knownOn, (reading) =>
      this.readIn(reading, question),
    );
  }

  /** The same from books of that year that are open already. */
  async readIn(reading: NationalReading, question: CostCoveringQuestion): Promise<CostCoveringTariffDto> {
    const { year } = question;
    const adopted = await this.tariffs.statesOn(reading.tx, reading.moment, { validOn: null, state: 'adopted' });
    const inForce = adopted.filter(
      ({ tariff, validFrom, validUntil }) =>
        tariff === 'goo-place-day' &&
        validFrom <= `${year}-12-31` &&
        (validUntil === null || validUntil > `${year}-01-01`),
    );
    return answer(question, reading, await this.gooYears(reading, year), inForce.map(inForceDto));
  }

  /** Of everyone who declared the year; without a balance of component goo they have nothing in it. */
  private async gooYears(reading: NationalReading, year: number): Promise<GooYear[]> {
    const balances = await this.years.componentYears(reading, 'goo');
    const byCode = new Map(balances.map((balance) => [balance.code, balance]));
    return placesDue(reading, year)
      .filter(({ isDeclared }) => isDeclared)
      .map(({ place }) => ({
        municipalityCode: place.code,
        realCostEur: byCode.get(place.code)?.realCost ?? ZERO,
        deductionEur: byCode.get(place.code)?.deduction ?? ZERO,
        entitlementEur: byCode.get(place.code)?.entitlement ?? ZERO,
        placeDays: byCode.get(place.code)?.quantity ?? ZERO,
      }));
  }
}

function answer(
  { year, layout, coverage, of, tariff }: CostCoveringQuestion,
  reading: NationalReading,
  years: readonly GooYear[],
  inForce: TariffInForceDto[],
): CostCoveringTariffDto {
  const nameOf: NameOf = (code) => ({ municipality: code, name: reading.frame.placeOf.get(code)?.name ?? code });
  const { counted, leftOut, weightedMean, overMunicipalities } = costCoveringTariffs(years);
  const notDeclared = placesDue(reading, year).filter(({ isDeclared }) => !isDeclared);
  const municipal = (one: MunicipalTariff): TariffOutcomeDto =>
    outcomeDto(one, one.rateEur, nameOf(one.municipalityCode));
  const mean = (one: CostCoveringTariff): TariffOutcomeDto => outcomeDto(one, one.rateEur, null);
  const covering = tariffCovering(years, coverage, of);
  return {
    knownOn: reading.moment.toISOString(),
    layout,
    year,
    notices: noticesOf(counted, notDeclared.length),
    inForce,
    counted: sumsDto(counted, nameOf),
    leftOut: sumsDto(leftOut, nameOf),
    notDeclared: notDeclared.map(({ place }) => nameOf(place.code)),
    weightedMean: weightedMean && mean(weightedMean),
    overMunicipalities: overMunicipalities && {
      p10: municipal(overMunicipalities.p10),
      p25: municipal(overMunicipalities.p25),
      median: municipal(overMunicipalities.median),
      p75: municipal(overMunicipalities.p75),
      p90: municipal(overMunicipalities.p90),
    },
    coverage: coverage.toFixed(),
    of,
    covering: covering && municipal(covering),
    asked: tariff && outcomeDto(outcomeAt(years, tariff), null, null),
  };
}

function noticesOf({ municipalityCodes }: GooYears, notDeclared: number): string[] {
  const notices = [
    'Bij elk normbedrag staat elke gemeente op grondslag norm, ook wie nu werkelijke kosten declareert.',
    'Het normbedrag is naar boven afgerond op de cent: een cent minder geeft een tekort.',
  ];
  if (municipalityCodes.length === 0) notices.push('Niemand met plekdagen heeft dit jaar gedeclareerd.');
  if (notDeclared > 0) notices.push(`Nog niet gedeclareerd en daarom niet meegeteld: ${notDeclared} gemeente(n).`);
  return notices;
}

function outcomeDto(outcome: TariffOutcome, rate: Amount | null, from: MunicipalityNameDto | null): TariffOutcomeDto {
  const { tariffEur, stateCostEur, changeEur, gaps, covered } = outcome;
  return {
    tariff: amountText(tariffEur),
    rate: rate?.toFixed(6) ?? null,
    from,
    stateCost: amountText(stateCostEur),
    stateCostChange: amountText(changeEur),
    netGap: amountText(gaps.netGap),
    shortfall: amountText(gaps.shortfall),
    surplus: amountText(gaps.surplus),
    municipalities: gaps.municipalities,
    coveredMunicipalities: covered.municipalities,
    coveredPlaceDays: amountText(covered.placeDays),
  };
}

function sumsDto(sums: GooYears, nameOf: NameOf): GooSumsDto {
  return {
    municipalities: sums.municipalityCodes.map(nameOf),
    realCost: amountText(sums.realCostEur),
    deduction: amountText(sums.deductionEur),
    entitlement: amountText(sums.entitlementEur),
    placeDays: amountText(sums.placeDays),
  };
}

function inForceDto({ id, validFrom, validUntil, amountEur, source }: TariffState): TariffInForceDto {
  return { id, validFrom, validUntil, amount: amountText(amountEur), source };
}
