import { tariffsOver, tariffValue } from './counter-figure.js';
import type { Party, PartyFigure, PartyTariff, StatedTariff } from './counter-figure.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { countDays, firstDayOf, monthOf, overlap } from './period.js';

/** What one party says of a block: its amount, what it counts, and what that is worth at its tariffs. */
export interface Side {
  readonly amountEur: Amount;
  /** null: it counts nothing, or says too little to tell at which tariff. */
  readonly counted: { readonly count: Amount; readonly valueEur: Amount; readonly tariffs: ReadonlySet<string> } | null;
  /** The most that rounding can have moved its amount by. */
  readonly roundingEur: Amount;
}

/** A figure with what follows from the rest of what its party says; `schedule`: its period crosses several tariffs. */
export type CompletedFigure = Omit<PartyFigure, 'tariffEur'> & { readonly tariffEur: StatedTariff | 'schedule' | null };

const UNITS: Readonly<Record<Party['unit'], Amount>> = { cent: amount('0.01'), euro: amount(1) };
const CENT = UNITS.cent;

/** How often a figure may come out whole by chance before it tells nothing: one time in so many. */
const CHANCES = 40;

/**
 * Completes a figure of which count or tariff is not told. The tariff is that of the party's own list; else the one that
 * its amount and its count come to, where that is in whole cents; the count is what its amount and its own tariff come
 * to, where that is whole. What could well be so by chance is not concluded.
 * Example: 16,060.00 for 365 place-days is 44.00 each; 16,060.00 for 3 could be anything.
 */
export function completed(figure: PartyFigure, { tariffs, unit }: Pick<Party, 'tariffs' | 'unit'>): CompletedFigure {
  const { count, tariffEur, amountEur, period } = figure;
  if (count === null)
    return tariffEur === null ? figure : { ...figure, count: impliedCount(amountEur, tariffEur, unit) };
  if (tariffEur !== null) return figure;
  const own = tariffsOver(tariffs, figure);
  const [only, second] = own;
  const isCovered = sum(own.map((one) => amount(sharedDays(one, figure)))).equals(countDays(period));
  if (only && isCovered) return { ...figure, tariffEur: second ? 'schedule' : only.amountEur };
  return { ...figure, tariffEur: impliedTariff(amountEur, count, unit) };
}

function sharedDays({ period }: PartyTariff, figure: PartyFigure): number {
  const shared = overlap(figure.period, period);
  return shared === null ? 0 : countDays(shared);
}

function impliedTariff(amountEur: Amount, count: Amount, unit: Party['unit']): Amount | null {
  if (count.isZero()) return null;
  const tariff = amountEur.div(count).toDecimalPlaces(2);
  return isNoChance(amountEur.minus(tariff.times(count)), count.times(CENT), unit) && !tariff.isNegative()
    ? tariff
    : null;
}

function impliedCount(amountEur: Amount, tariff: StatedTariff, unit: Party['unit']): Amount | null {
  if (tariff === 'not-set' || tariff.isZero()) return null;
  const count = amountEur.div(tariff).round();
  return isNoChance(amountEur.minus(count.times(tariff)), tariff, unit) && !count.isNegative() ? count : null;
}

/** Whether what is left is no more than rounding, and rounding is small beside the step from one outcome to the next. */
function isNoChance(leftEur: Amount, stepEur: Amount, unit: Party['unit']): boolean {
  const isRounding = leftEur.abs().times(2).lessThanOrEqualTo(UNITS[unit]);
  return isRounding && UNITS[unit].times(CHANCES).lessThanOrEqualTo(stepEur);
}

/** What a party says of a block, beside what the other says of it. */
export function sideOf(own: readonly CompletedFigure[], other: readonly CompletedFigure[], party: Party): Side {
  return {
    amountEur: sum(own.map(({ amountEur }) => amountEur)),
    counted: countedOf(own, other, party.tariffs),
    roundingEur: sum(own.map((figure) => roundingOf(figure, party.unit))),
  };
}

function countedOf(
  own: readonly CompletedFigure[],
  other: readonly CompletedFigure[],
  tariffs: readonly PartyTariff[],
): Side['counted'] {
  const counting = own.filter((figure) => figure.count !== null);
  if (counting.length === 0) return null;
  const worthOf = worths(counting, other, tariffs);
  let [count, valueEur] = [ZERO, ZERO];
  const used = new Set<string>();
  for (const figure of counting) {
    const tariffEur = worthOf(figure);
    if (tariffEur === null || figure.count === null) return null;
    count = count.plus(figure.count);
    valueEur = valueEur.plus(figure.count.times(tariffEur));
    for (const tariff of tariffNames(figure, tariffs)) used.add(tariff);
  }
  return { count, valueEur, tariffs: used };
}

/** Euro for each that is counted; without a tariff of its own it is taken to be that of the other party. */
function worths(
  counting: readonly CompletedFigure[],
  other: readonly CompletedFigure[],
  tariffs: readonly PartyTariff[],
): (figure: CompletedFigure) => Amount | null {
  // both are the same for every figure of a block, and there may be many
  const needs = (what: CompletedFigure['tariffEur']): boolean => counting.some(({ tariffEur }) => tariffEur === what);
  const onList = needs('schedule') ? meanTariff(other, (one) => onSchedule(one, tariffs)) : null;
  const adopted = needs(null) ? meanTariff(other, statedTariff) : null;
  return ({ tariffEur }) => {
    if (tariffEur === 'schedule') return onList;
    return tariffEur === null ? adopted : tariffValue(tariffEur);
  };
}

function statedTariff({ tariffEur }: CompletedFigure): Amount | null {
  return tariffEur === null || tariffEur === 'schedule' ? null : tariffValue(tariffEur);
}

/** Weighted by what these figures count; null where one of them has none, or nothing is counted. */
function meanTariff(
  figures: readonly CompletedFigure[],
  tariffOf: (figure: CompletedFigure) => Amount | null,
): Amount | null {
  let [count, valueEur] = [ZERO, ZERO];
  for (const figure of figures) {
    if (figure.count === null) continue;
    const tariff = tariffOf(figure);
    if (tariff === null) return null;
    count = count.plus(figure.count);
    valueEur = valueEur.plus(figure.count.times(tariff));
  }
  return count.isZero() ? null : valueEur.div(count);
}

/** The mean of a list of tariffs over the days of a figure; a person-month goes by the first day of its month (rule 2). */
function onSchedule(figure: CompletedFigure, tariffs: readonly PartyTariff[]): Amount | null {
  const first = firstDayOf(monthOf(figure.period.from));
  const days = figure.division === 'month' ? { from: first, until: `${first.slice(0, 8)}02` } : figure.period;
  const parts = tariffs
    .filter(({ component }) => component === figure.component)
    .map(({ period, amountEur }) => ({ amountEur, shared: overlap(days, period) }))
    .flatMap(({ amountEur, shared }) => (shared === null ? [] : [{ amountEur, days: countDays(shared) }]));
  const covered = sum(parts.map((part) => amount(part.days)));
  if (!covered.equals(countDays(days))) return null;
  return sum(parts.map((part) => part.amountEur.times(part.days))).div(covered);
}

/** The tariffs that a figure is reckoned at, as texts that can be compared. */
export function tariffNames(figure: CompletedFigure, tariffs: readonly PartyTariff[]): string[] {
  const { tariffEur } = figure;
  if (figure.count === null || tariffEur === null) return [];
  if (tariffEur === 'not-set') return [tariffEur];
  if (tariffEur !== 'schedule') return [tariffEur.toFixed(2)];
  return tariffs
    .filter(({ component, period }) => component === figure.component && overlap(figure.period, period) !== null)
    .map(({ amountEur }) => amountEur.toFixed(2));
}

/** Half a unit; nothing where the amount is the very product of count and tariff. */
function roundingOf({ count, tariffEur, amountEur }: CompletedFigure, unit: Party['unit']): Amount {
  const isExact =
    count !== null &&
    tariffEur !== null &&
    tariffEur !== 'schedule' &&
    count.times(tariffValue(tariffEur)).equals(amountEur);
  return isExact ? ZERO : UNITS[unit].div(2);
}
