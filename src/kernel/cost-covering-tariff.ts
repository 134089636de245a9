import { Decimal } from 'decimal.js';
import { distribution, quantile } from './distribution.js';
import type { Distribution, Observation } from './distribution.js';
import { fourSums, gap } from './gap.js';
import type { FourSums } from './gap.js';
import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Kostendekkend normbedrag: the amount per realised place per day that pays for municipal reception (domain rule 8).
 *
 * At a tariff a municipality is entitled to place-days × tariff − own contributions (article 3(7)). Its gap is zero
 * where that equals its real cost: at (real cost + own contributions) / place-days, its rate. Nationally so:
 * Σ(real cost + own contributions) / Σ place-days. A tariff is set in whole cents and here always rounded up, since a
 * cent less would leave a shortfall.
 *
 * All figures at a tariff take every municipality to be paid by the norm, also one that declares its real costs now.
 */

/** Component goo of one municipality in the year, in euro. */
export interface GooYear {
  readonly municipalityCode: string;
  readonly realCostEur: Amount;
  /** Own contributions, as a positive amount: they lower what there is a right to. */
  readonly deductionEur: Amount;
  /** What there is a right to now, on the basis it chose, own contributions already off. */
  readonly entitlementEur: Amount;
  readonly placeDays: Amount;
}

/** What a tariff means for the State and for the municipalities that have place-days. */
export interface TariffOutcome {
  readonly tariffEur: Amount;
  /** Place-days × tariff less own contributions. */
  readonly stateCostEur: Amount;
  /** What the State pays more than now; below zero less. */
  readonly changeEur: Amount;
  readonly gaps: FourSums;
  /** Who has no shortfall at it. */
  readonly covered: { readonly municipalities: number; readonly placeDays: Amount };
}

/** A tariff in cents with its outcome, and the rate that it was rounded up from. */
export interface CostCoveringTariff extends TariffOutcome {
  /** Not rounded to the cent. */
  readonly rateEur: Amount;
}

/** One that is the rate of a municipality, to which it can be traced. */
export interface MunicipalTariff extends CostCoveringTariff {
  readonly municipalityCode: string;
}

/** Sums over municipalities, and who they are. */
export interface GooYears {
  readonly municipalityCodes: readonly string[];
  readonly realCostEur: Amount;
  readonly deductionEur: Amount;
  readonly entitlementEur: Amount;
  readonly placeDays: Amount;
}

/** The year's cost-covering tariffs; null where no municipality has place-days. */
export interface CostCoveringTariffs {
  readonly counted: GooYears;
  /** Those without place-days have no rate. No tariff pays their costs, which are in no other figure here. */
  readonly leftOut: GooYears;
  /** At its rate the national gap is zero; at its tariff, a surplus of less than a cent per place-day. */
  readonly weightedMean: CostCoveringTariff | null;
  /** Each municipality weighs the same. */
  readonly overMunicipalities: Distribution<MunicipalTariff> | null;
}

/** What a share is a share of. */
export type CoverageUnit = 'municipalities' | 'placeDays';

/** The rate of one municipality: the value observed. */
interface MunicipalRate extends Observation {
  readonly municipalityCode: string;
}

/**
 * The weighted mean, and the quantiles over municipalities. Throws on place-days below zero.
 * Example: 440.00 and 600.00 of real cost on 10 place-days each: the mean is 52.00, the median 44.00.
 */
export function costCoveringTariffs(years: readonly GooYear[]): CostCoveringTariffs {
  const withPlaceDays = years.filter(hasPlaceDays);
  const counted = addUp(withPlaceDays);
  const spread = distribution(withPlaceDays.map(municipalRate));
  const tariff = (rate: MunicipalRate): MunicipalTariff => municipalTariff(withPlaceDays, rate);
  return {
    counted,
    leftOut: addUp(years.filter((year) => !hasPlaceDays(year))),
    weightedMean: spread && coveringRate(withPlaceDays, rateOf(counted)),
    overMunicipalities: spread && {
      p10: tariff(spread.p10),
      p25: tariff(spread.p25),
      median: tariff(spread.median),
      p75: tariff(spread.p75),
      p90: tariff(spread.p90),
    },
  };
}

/**
 * The smallest tariff in cents at which at least this share (above 0, up to 1) has no shortfall; null where there are no
 * place-days. Throws on another share and on place-days below zero.
 * Example: rates of 40.00, 44.001, 50.00 and 60.00: half of the municipalities is covered at 44.01, not at 44.00.
 */
export function tariffCovering(years: readonly GooYear[], share: Amount, of: CoverageUnit): MunicipalTariff | null {
  const withPlaceDays = years.filter(hasPlaceDays);
  const rates = withPlaceDays.map((year) =>
    of === 'placeDays' ? { ...municipalRate(year), weight: year.placeDays } : municipalRate(year),
  );
  const rate = quantile(rates, share);
  return rate && municipalTariff(withPlaceDays, rate);
}

/**
 * What any tariff would cost the State, and who would be covered; who has no place-days is left out.
 * Example: 10 place-days, real cost 440.00, entitled to 400.00 now: at 45.00 the State pays 450.00, 50.00 more.
 */
export function outcomeAt(years: readonly GooYear[], tariffEur: Amount): TariffOutcome {
  const outcomes = years.filter(hasPlaceDays).map((year) => {
    const entitlement = year.placeDays.times(tariffEur).minus(year.deductionEur);
    return { year, entitlement, gapEur: gap({ realCost: year.realCostEur, entitlement, received: ZERO }) };
  });
  const covered = outcomes.filter(({ gapEur }) => gapEur.lessThanOrEqualTo(ZERO));
  const stateCostEur = sum(outcomes.map(({ entitlement }) => entitlement));
  return {
    tariffEur,
    stateCostEur,
    changeEur: stateCostEur.minus(sum(outcomes.map(({ year }) => year.entitlementEur))),
    gaps: fourSums(
      outcomes.map(({ gapEur }) => gapEur),
      outcomes.length,
    ),
    covered: { municipalities: covered.length, placeDays: sum(covered.map(({ year }) => year.placeDays)) },
  };
}

function hasPlaceDays({ municipalityCode, placeDays }: GooYear): boolean {
  if (placeDays.lessThan(ZERO)) throw new RangeError(`${municipalityCode} has place-days below zero`);
  return placeDays.greaterThan(ZERO);
}

function rateOf({ realCostEur, deductionEur, placeDays }: Omit<GooYears, 'municipalityCodes'>): Amount {
  return realCostEur.plus(deductionEur).div(placeDays);
}

function municipalRate(year: GooYear): MunicipalRate {
  return { municipalityCode: year.municipalityCode, value: rateOf(year) };
}

function municipalTariff(years: readonly GooYear[], { municipalityCode, value }: MunicipalRate): MunicipalTariff {
  return { municipalityCode, ...coveringRate(years, value) };
}

function coveringRate(years: readonly GooYear[], rateEur: Amount): CostCoveringTariff {
  return { rateEur, ...outcomeAt(years, rateEur.toDecimalPlaces(2, Decimal.ROUND_CEIL)) };
}

function addUp(years: readonly GooYear[]): GooYears {
  return {
    municipalityCodes: years.map(({ municipalityCode }) => municipalityCode),
    realCostEur: sum(years.map(({ realCostEur }) => realCostEur)),
    deductionEur: sum(years.map(({ deductionEur }) => deductionEur)),
    entitlementEur: sum(years.map(({ entitlementEur }) => entitlementEur)),
    placeDays: sum(years.map(({ placeDays }) => placeDays)),
  };
}
