import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Spreiding: where the values of many municipalities lie.
 *
 * The quantile at share p is an observed value: the smallest one whose cumulative weight reaches p × the total weight
 * (the inverted distribution function, "nearest rank"). Nothing is interpolated, so that it can be traced to a
 * municipality. Of an even number of equal weights the median is therefore the lower of the two in the middle.
 */

/** A value, and what it weighs; without a weight it weighs one. Whatever else it carries says where it was observed. */
export interface Observation {
  readonly value: Amount;
  readonly weight?: Amount;
}

/** Five quantiles, in the unit of the values: each is one of the observations. */
export interface Distribution<Observed> {
  readonly p10: Observed;
  readonly p25: Observed;
  readonly median: Observed;
  readonly p75: Observed;
  readonly p90: Observed;
}

const ONE = amount(1);
const P10 = amount('0.10');
const P25 = amount('0.25');
const P50 = amount('0.50');
const P75 = amount('0.75');
const P90 = amount('0.90');

/**
 * The observation at a share, above 0 and up to 1; equal values stand in the order in which they are given. Null where
 * nothing weighs. Throws on another share and on a weight below zero.
 * Example: of 10, 20, 30 and 40 the one at 0.75 is 30, at 0.76 it is 40.
 */
export function quantile<Observed extends Observation>(
  observations: readonly Observed[],
  share: Amount,
): Observed | null {
  if (share.lessThanOrEqualTo(ZERO) || share.greaterThan(ONE)) {
    throw new RangeError(`a share is above 0 and up to 1: ${share.toString()}`);
  }
  return firstReaching(ascending(observations), share);
}

/** The five quantiles. Null where nothing weighs. Example: of 1 to 10 they are 1, 3, 5, 8 and 9. */
export function distribution<Observed extends Observation>(
  observations: readonly Observed[],
): Distribution<Observed> | null {
  const ordered = ascending(observations);
  const [p10, p25, median, p75, p90] = [P10, P25, P50, P75, P90].map((share) => firstReaching(ordered, share));
  return p10 && p25 && median && p75 && p90 ? { p10, p25, median, p75, p90 } : null;
}

/** Throws on a weight below zero. */
function ascending<Observed extends Observation>(observations: readonly Observed[]): Observed[] {
  for (const { weight } of observations) {
    if (weight?.lessThan(ZERO)) throw new RangeError(`a weight is not below zero: ${weight.toString()}`);
  }
  return [...observations].sort((a, b) => a.value.comparedTo(b.value));
}

function firstReaching<Observed extends Observation>(ordered: readonly Observed[], share: Amount): Observed | null {
  const total = sum(ordered.map(weightOf));
  if (total.isZero()) return null;
  const needed = total.times(share);
  let reached = ZERO;
  const found = ordered.find((observation) => {
    reached = reached.plus(weightOf(observation));
    return reached.greaterThanOrEqualTo(needed);
  });
  return found ?? null;
}

function weightOf({ weight }: Observation): Amount {
  return weight ?? ONE;
}
