import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { countDays, firstDayOf, monthOf, nextMonth } from './period.js';
import type { ClosedPeriod, IsoMonth } from './period.js';
import { isPaidByNorm, isPaidByRealCost } from './scenario.js';
import type { BaselineSegment, Figures } from './scenario.js';
import { checkIndex, costFactor, weighted, weightOf, yearOf } from './scenario-overlay.js';
import type { Weight, YearIndex } from './scenario-overlay.js';
import { CERTAINTIES, tariffOn, tariffSegments } from './tariff-schedule.js';
import type { Certainty, TariffSchedule, TariffSegment } from './tariff-schedule.js';

/**
 * Meerjarenraming: a base year carried to later years, month by month, at the tariffs of those years and with indices of
 * numbers and prices. Places stay what they were, so that place-days grow and shrink with the days of the month, and what
 * a place costs a day stays with them; all else goes by the month. Grants and deductions come back as they were. Nothing
 * is rounded.
 */

/** The last year an outlook reaches. */
export const LAST_OUTLOOK_YEAR = 2030;

export interface OutlookAssumptions {
  readonly baseYear: number;
  /** The last year, included. */
  readonly throughYear: number;
  /** Numbers received in each later year, as a factor of the base year: every year must be named. */
  readonly volumeIndex: YearIndex;
  /** Prices in each later year, as a factor of the base year: every year must be named. */
  readonly costIndex: YearIndex;
  readonly tariffs: { readonly gooPlaceDay: TariffSchedule; readonly pooPersonMonth: TariffSchedule };
}

/** A part of a later year; a scenario can be laid over it. */
export interface CarriedSegment extends BaselineSegment {
  /** Of its tariff; `final` where no norm is paid. */
  readonly certainty: Certainty;
}

/** Sums in euro; a gap above zero is a shortfall. */
export type OutlookFigures = Pick<Figures, 'realCost' | 'entitlement' | 'gap'>;

export interface OutlookYear extends OutlookFigures {
  readonly year: number;
  /** This year and the later years before it; the base year is not in it. */
  readonly cumulative: OutlookFigures;
  /** The least certain of the tariffs that something is counted at. */
  readonly certainty: Certainty;
  /** Counted, but earning nothing because no tariff is set for those days. */
  readonly withoutTariff: { readonly placeDays: Amount; readonly personMonths: Amount };
}

export interface Outlook {
  /** As posted. */
  readonly baseYear: OutlookFigures;
  readonly years: readonly OutlookYear[];
}

/**
 * The segments of every later year, one for each municipality, month, component and tariff. Throws on a last year past
 * the end of all outlooks, on a year without index and on a segment outside the base year.
 * Example: 10 places in February 2025 (280 place-days), carried to 2028: 290, at 44.00 entitled to 12,760.00.
 */
export function carryForward(base: readonly BaselineSegment[], assumptions: OutlookAssumptions): CarriedSegment[] {
  const months = baseMonths(base, assumptions);
  return laterYears(assumptions).flatMap((year) => carried(months, year, assumptions));
}

/**
 * The base year and each year after it, all municipalities and components of `base` together. Throws as `carryForward`.
 * Example: cost 100.00 and granted 90.00, with prices of 1.1 and then 1.2: gaps of 20.00 and 30.00, cumulative 50.00.
 */
export function outlook(base: readonly BaselineSegment[], assumptions: OutlookAssumptions): Outlook {
  // nothing here depends on whose the costs are, and together there is a hundredth to carry
  const together = base.map((segment) => ({ ...segment, municipalityCode: '' }));
  const months = baseMonths(together, assumptions);
  const years: OutlookYear[] = [];
  for (const year of laterYears(assumptions)) {
    years.push(outlookYear(year, carried(months, year, assumptions), years.at(-1)?.cumulative));
  }
  return { baseYear: figuresOf(base), years };
}

function laterYears({ baseYear, throughYear }: OutlookAssumptions): number[] {
  if (throughYear <= baseYear || throughYear > LAST_OUTLOOK_YEAR) {
    throw new RangeError(`an outlook from ${baseYear} reaches to ${LAST_OUTLOOK_YEAR}, not to ${throughYear}`);
  }
  return Array.from({ length: throughYear - baseYear }, (_, index) => baseYear + 1 + index);
}

function outlookYear(year: number, segments: readonly CarriedSegment[], before?: OutlookFigures): OutlookYear {
  const figures = figuresOf(segments);
  const counted = segments.filter(({ quantity }) => !quantity.isZero());
  const withoutTariff = counted.filter(({ certainty }) => certainty === 'no-tariff');
  const quantityOf = (component: 'goo' | 'poo-norm'): Amount =>
    sum(withoutTariff.filter((segment) => segment.component === component).map(({ quantity }) => quantity));
  return {
    year,
    ...figures,
    cumulative: before ? added(before, figures) : figures,
    certainty: CERTAINTIES.findLast((one) => counted.some(({ certainty }) => certainty === one)) ?? 'final',
    withoutTariff: { placeDays: quantityOf('goo'), personMonths: quantityOf('poo-norm') },
  };
}

function figuresOf(segments: readonly BaselineSegment[]): OutlookFigures {
  const realCost = sum(segments.map(({ realCostEur }) => realCostEur));
  const entitlement = sum(segments.map(({ entitlementEur }) => entitlementEur));
  return { realCost, entitlement, gap: realCost.minus(entitlement) };
}

function added(a: OutlookFigures, b: OutlookFigures): OutlookFigures {
  return {
    realCost: a.realCost.plus(b.realCost),
    entitlement: a.entitlement.plus(b.entitlement),
    gap: a.gap.plus(b.gap),
  };
}

/** All that is alike in a month of the base year. */
interface BaseMonth extends Pick<BaselineSegment, 'municipalityCode' | 'component' | 'basis'> {
  readonly month: IsoMonth;
  quantity: Amount;
  realCost: Amount;
  /** What comes back as it was: neither the norm nor the real cost pays it. */
  otherEntitlement: Amount;
}

function baseMonths(base: readonly BaselineSegment[], { baseYear }: OutlookAssumptions): BaseMonth[] {
  const months = new Map<string, BaseMonth>();
  for (const segment of base) {
    const { municipalityCode, period, component, basis } = segment;
    if (yearOf(period) !== baseYear) throw new RangeError(`not in base year ${baseYear}: ${period.from}`);
    const month = monthOf(period.from);
    const key = `${municipalityCode} ${month} ${component} ${basis}`;
    const alike = months.get(key) ?? {
      ...{ municipalityCode, month, component, basis },
      ...{ quantity: ZERO, realCost: ZERO, otherEntitlement: ZERO },
    };
    alike.quantity = alike.quantity.plus(segment.quantity);
    alike.realCost = alike.realCost.plus(segment.realCostEur);
    alike.otherEntitlement = alike.otherEntitlement.plus(otherEntitlementOf(segment));
    months.set(key, alike);
  }
  return [...months.values()];
}

function otherEntitlementOf(segment: BaselineSegment): Amount {
  const { quantity, tariffEur, entitlementEur, realCostEur } = segment;
  if (isPaidByRealCost(segment)) return entitlementEur.minus(realCostEur);
  return isPaidByNorm(segment) && tariffEur ? entitlementEur.minus(quantity.times(tariffEur)) : entitlementEur;
}

/** Days of a later month at one tariff, and what of a base month falls on them. */
interface Share {
  readonly segment: Pick<TariffSegment, 'period' | 'tariff' | 'certainty'>;
  readonly quantity: Weight;
  readonly cost: Weight;
  readonly other: Weight;
}

type Alike = Pick<BaseMonth, 'month' | 'component' | 'basis'>;

function carried(months: readonly BaseMonth[], year: number, assumptions: OutlookAssumptions): CarriedSegment[] {
  const sharesOf = shares(year, assumptions);
  return months.flatMap((month) =>
    sharesOf(month).map(({ segment, quantity: quantityWeight, cost, other }) => {
      const { municipalityCode, component, basis } = month;
      const { period, certainty } = segment;
      const tariffEur = segment.tariff?.amountEur ?? null;
      const quantity = weighted(month.quantity, quantityWeight);
      const realCostEur = weighted(month.realCost, cost);
      const entitlementEur = weighted(month.otherEntitlement, other)
        .plus(tariffEur ? quantity.times(tariffEur) : ZERO)
        .plus(isPaidByRealCost(month) ? realCostEur : ZERO);
      const carriedOver = { quantity, tariffEur, entitlementEur, realCostEur };
      return { municipalityCode, period, component, basis, ...carriedOver, certainty };
    }),
  );
}

/** The shares of a month are the same for every municipality, and worked out once. */
function shares(year: number, assumptions: OutlookAssumptions): (month: Alike) => readonly Share[] {
  const volume = indexOf('volume', assumptions.volumeIndex, year);
  const price = indexOf('cost', assumptions.costIndex, year);
  const known = new Map<string, readonly Share[]>();
  return (alike) => {
    const key = `${alike.month} ${alike.component} ${alike.basis}`;
    const found = known.get(key) ?? sharesIn(year, alike, { volume, price }, assumptions);
    known.set(key, found);
    return found;
  };
}

function indexOf(name: string, index: YearIndex, year: number): Amount {
  checkIndex(index);
  const factor = index.get(year);
  if (!factor) throw new RangeError(`no ${name} index for ${year}`);
  return factor;
}

function sharesIn(
  year: number,
  alike: Alike,
  { volume, price }: { readonly volume: Amount; readonly price: Amount },
  { tariffs }: OutlookAssumptions,
): Share[] {
  const later = wholeMonth(`${year}${alike.month.slice(4)}`);
  const daysOfMonth = countDays(later);
  // per day where a place is what counts, per month where not
  const spreadOver = alike.component === 'goo' ? countDays(wholeMonth(alike.month)) : daysOfMonth;
  return tariffsIn(later, alike, tariffs).map((segment) => {
    const days = countDays(segment.period);
    const weight = (factor: Amount, over: number): Weight => weightOf(over, [{ days, factor }]);
    return {
      segment,
      quantity: weight(volume, spreadOver),
      cost: weight(costFactor(alike.component, volume, price), spreadOver),
      other: weight(amount(1), daysOfMonth),
    };
  });
}

function tariffsIn(
  period: ClosedPeriod,
  alike: Alike,
  { gooPlaceDay, pooPersonMonth }: OutlookAssumptions['tariffs'],
): readonly Share['segment'][] {
  if (!isPaidByNorm(alike)) return [{ period, tariff: null, certainty: 'final' }];
  if (alike.component === 'goo') return tariffSegments(gooPlaceDay, period);
  return [{ period, ...tariffOn(pooPersonMonth, period.from) }];
}

function wholeMonth(month: IsoMonth): ClosedPeriod {
  return { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) };
}
