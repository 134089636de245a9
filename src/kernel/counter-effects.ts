import type { Side } from './counter-sides.js';
import { ZERO } from './money.js';
import type { Amount } from './money.js';
import { shareOut } from './share-out.js';

/** Why two parties come to another amount over the same days: theirs less ours in cents, in parts that add up. */
export interface Effects {
  /** Another tariff: the difference at the mean of both counts. */
  readonly tariff: Amount;
  /** The same tariffs on other days: likewise. */
  readonly period: Amount;
  /** Another count: the difference at the mean of both tariffs. */
  readonly count: Amount;
  /** What rounding can have done. */
  readonly rounding: Amount;
  readonly unknown: Amount;
  /** Whether they count another number, also where it makes no euro of difference. */
  readonly countsDiffer: boolean;
}

/**
 * Takes the difference of a block apart. Tariff and count are each taken at the mean of the other (Bennet, 1920, as in the
 * explanation of a gap), so that none comes before another and the parties swapped give the opposite. `shared` holds the
 * tariffs that both know in that year: where no others are used, they differ about days and not about tariffs.
 * Example: 365 at 44.00 against 375 at 42.00: tariff −2 × 370 = −740.00, count 10 × 43 = 430.00, together −310.00.
 */
export function effectsOf(ours: Side, theirs: Side, shared: ReadonlySet<string>): Effects {
  const total = theirs.amountEur.minus(ours.amountEur);
  const { tariff, count } = countedEffects(ours, theirs);
  const rest = total.minus(tariff).minus(count);
  const isRounding = rest.abs().lessThanOrEqualTo(ours.roundingEur.plus(theirs.roundingEur));
  const [tariffCents, countCents, restCents] = shareOut([tariff, count, rest], total);
  const isAboutDays = [ours, theirs].every(({ counted }) =>
    [...(counted?.tariffs ?? [])].every((name) => shared.has(name)),
  );
  return {
    tariff: isAboutDays ? ZERO : tariffCents,
    period: isAboutDays ? tariffCents : ZERO,
    count: countCents,
    rounding: isRounding ? restCents : ZERO,
    unknown: isRounding ? ZERO : restCents,
    countsDiffer: ours.counted !== null && theirs.counted !== null && !ours.counted.count.equals(theirs.counted.count),
  };
}

/** Nothing where one of them counts nothing that could be compared. */
function countedEffects({ counted: a }: Side, { counted: b }: Side): { tariff: Amount; count: Amount } {
  if (a === null || b === null) return { tariff: ZERO, count: ZERO };
  const worth = b.valueEur.minus(a.valueEur);
  // who counts nothing has no tariff: it is all a matter of count
  if (a.count.isZero() || b.count.isZero()) return { tariff: ZERO, count: worth };
  // (b/Qb − a/Qa) × ½(Qa + Qb), divided once
  const crossed = b.valueEur.times(a.count).minus(a.valueEur.times(b.count));
  const tariff = crossed.times(a.count.plus(b.count)).div(a.count.times(b.count).times(2));
  return { tariff, count: worth.minus(tariff) };
}
