import { amount, sum } from './money.js';
import type { Amount } from './money.js';
import { addDays, countDays, firstDayOf, monthOf, nextMonth, overlap } from './period.js';
import type { ClosedPeriod, IsoDate, Period } from './period.js';
import type { Component } from './scheme.js';
import type { Tariff, TariffCode } from './tariff-schedule.js';

/** What a scenario lays over the baseline, and what that does to the days of one month and one component (rule 10). */

/** A tariff that takes the place of the posted one on its days. */
export type TariffOverlay = Pick<Tariff, 'tariff' | 'validFrom' | 'validUntil' | 'amountEur'>;

/** Factors by calendar year; 1 is no change. */
export type YearIndex = ReadonlyMap<number, Amount>;

export interface Scenario {
  /** The first day on which anything changes, whatever the overlays and indices say. */
  readonly from: IsoDate;
  readonly tariffs: readonly TariffOverlay[];
  /** On quantities and the costs that follow them; a year that is not named stays as it is. */
  readonly volumeIndex: YearIndex;
  /** On real costs; a year that is not named stays as it is. */
  readonly costIndex: YearIndex;
}

/** A share of days, kept as two numbers so that a division comes once, and last. */
export interface Weight {
  readonly numerator: Amount;
  readonly denominator: Amount;
}

/** What a scenario does to all that lies on the same days of the same component. */
export interface Effect {
  /** The same for effects that do the same: twelve months that are treated alike have one. */
  readonly key: string;
  /** On the real cost. */
  readonly cost: Weight;
  /** On the quantity that keeps its own tariff. */
  readonly kept: Weight;
  /** Euro for each unit of the quantity, from the tariffs laid over it. */
  readonly overlaid: Weight;
}

const ONE = amount(1);

const TARIFF_OF: Partial<Record<Component, TariffCode>> = { goo: 'goo-place-day', 'poo-norm': 'poo-person-month' };

/**
 * The effect on any days of one month. Place-days and costs are cut by days; person-months go by the first day of their
 * month (rules 1 and 2). Throws on overlays that overlap, and amounts or factors below zero; the result throws on a period
 * that is empty or passes a month's end. Each period is worked out once: the country has many segments but few months.
 * Example: goo-place-day at 55.00 from 16 October: of that month 15/31 is kept, and 16 × 55.00 / 31 comes over each unit.
 */
export function scenarioEffects(scenario: Scenario): (period: ClosedPeriod, component: Component) => Effect {
  checkOverlays(scenario.tariffs);
  checkIndex(scenario.volumeIndex);
  checkIndex(scenario.costIndex);
  const known = new Map<string, Effect>();
  return (period, component) => {
    const key = `${period.from} ${period.until} ${component}`;
    const effect = known.get(key) ?? effectOn(scenario, period, component);
    known.set(key, effect);
    return effect;
  };
}

/** The weight's part of a value. Example: 310 place-days by 16/31: 160. */
export function weighted(value: Amount, { numerator, denominator }: Weight): Amount {
  // most of a baseline is out of a scenario's reach, and stays the very figure it was
  if (value.isZero() || numerator.equals(denominator)) return value;
  const product = value.times(numerator);
  return denominator.equals(ONE) ? product : product.div(denominator);
}

/**
 * Factors over a number of days, each for its part of them, in the lowest terms: so whole months of unequal length come
 * out the same. Example: over 30 days, 10 days at 2 and 20 at 1: 4/3.
 */
export function weightOf(days: number, parts: readonly { readonly days: number; readonly factor: Amount }[]): Weight {
  const unit = parts.reduce((divisor, part) => greatestCommonDivisor(divisor, part.days), days);
  return {
    numerator: sum(parts.map((part) => part.factor.times(part.days / unit))),
    denominator: amount(days / unit),
  };
}

/** What real costs are multiplied by: making buildings fit costs no more where more people are received in them. */
export function costFactor(component: Component, volume: Amount, price: Amount): Amount {
  return component === 'transition' ? price : volume.times(price);
}

/** Throws where a factor is below zero: there is no such number of places, and no such price. */
export function checkIndex(index: YearIndex): void {
  for (const [year, factor] of index) {
    if (factor.isNegative()) throw new RangeError(`the index of ${year} is below zero: ${factor.toString()}`);
  }
}

/** The calendar year of a period that lies in one. */
export function yearOf(period: ClosedPeriod): number {
  return Number(period.from.slice(0, 4));
}

function effectOn(scenario: Scenario, period: ClosedPeriod, component: Component): Effect {
  checkWithinMonth(period);
  const volume = scenario.volumeIndex.get(yearOf(period)) ?? ONE;
  const price = scenario.costIndex.get(yearOf(period)) ?? ONE;
  const inForce = { from: scenario.from, until: null };

  const days = countDays(period);
  const changedDays = sharedDays(period, inForce);

  // a person-month is counted on the first day of its month, and so is never cut
  const counted = component === 'poo-norm' ? firstDayOfItsMonth(period) : period;
  const countedDays = countDays(counted);
  const changedCountedDays = sharedDays(counted, inForce);
  const overlays = scenario.tariffs
    .filter(({ tariff }) => tariff === TARIFF_OF[component])
    .map((overlay) => ({ days: sharedDays(counted, periodInForce(overlay, scenario)), amountEur: overlay.amountEur }));
  const overlaidDays = overlays.reduce((total, overlay) => total + overlay.days, 0);

  return keyed({
    cost: weightOf(days, [
      { days: changedDays, factor: costFactor(component, volume, price) },
      { days: days - changedDays, factor: ONE },
    ]),
    kept: weightOf(countedDays, [
      { days: changedCountedDays - overlaidDays, factor: volume },
      { days: countedDays - changedCountedDays, factor: ONE },
    ]),
    overlaid: weightOf(
      countedDays,
      overlays.map((overlay) => ({ days: overlay.days, factor: volume.times(overlay.amountEur) })),
    ),
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function keyed(effect: Omit<Effect, 'key'>): Effect {
  const weights = [effect.cost, effect.kept, effect.overlaid];
  const key = weights.map(({ numerator, denominator }) => `${numerator.toFixed()}/${denominator.toFixed()}`).join(' ');
  return { key, ...effect };
}

function sharedDays(days: ClosedPeriod, other: Period): number {
  const shared = overlap(days, other);
  return shared ? countDays(shared) : 0;
}

function periodInForce({ validFrom, validUntil }: TariffOverlay, { from }: Scenario): Period {
  return { from: validFrom > from ? validFrom : from, until: validUntil };
}

function firstDayOfItsMonth(period: ClosedPeriod): ClosedPeriod {
  const from = firstDayOf(monthOf(period.from));
  return { from, until: addDays(from, 1) };
}

function checkWithinMonth({ from, until }: ClosedPeriod): void {
  if (from >= until || until > firstDayOf(nextMonth(monthOf(from)))) {
    throw new RangeError(`not days of one month: from ${from} until ${until}`);
  }
}

function checkOverlays(overlays: readonly TariffOverlay[]): void {
  for (const [index, overlay] of overlays.entries()) {
    const { tariff, validFrom, validUntil, amountEur } = overlay;
    if (amountEur.isNegative())
      throw new RangeError(`${tariff} from ${validFrom} is below zero: ${amountEur.toString()}`);
    if (validUntil !== null && validUntil <= validFrom) {
      throw new RangeError(`${tariff} from ${validFrom} holds on no day: until ${validUntil}`);
    }
    const rival = overlays.slice(index + 1).find((other) => other.tariff === tariff && shareADay(overlay, other));
    if (rival)
      throw new RangeError(`${tariff}: two amounts, from ${validFrom} and from ${rival.validFrom}, share a day`);
  }
}

function shareADay(a: TariffOverlay, b: TariffOverlay): boolean {
  const startsBeforeEnd = (one: TariffOverlay, other: TariffOverlay): boolean =>
    other.validUntil === null || one.validFrom < other.validUntil;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}
