import { FEWEST_PEERS } from './benchmark.js';
import { distribution } from './distribution.js';
import type { Amount } from './money.js';

/** Whether each municipality lies within the range of its peers: from P10 to P90 of all others (kernel/distribution). */

export interface UnitCost {
  readonly municipalityCode: string;
  /** Euro per place-day. */
  readonly unitCostEur: Amount;
}

/**
 * Whether a cost per place-day lies between P10 and P90 of others', both included; null of fewer than five others.
 * Example: of others at 10, 20, 30, 40 and 50 both 10 and 50 do, 50.01 does not.
 */
export function withinPeerRange(unitCostEur: Amount, others: readonly Amount[]): boolean | null {
  const range = distribution(others.map((value) => ({ value })));
  if (!range || others.length < FEWEST_PEERS) return null;
  return unitCostEur.greaterThanOrEqualTo(range.p10.value) && unitCostEur.lessThanOrEqualTo(range.p90.value);
}

/**
 * By code: between P10 and P90 of the others, both included; null of fewer than five others. The quantiles are observed
 * values of the others, so they stay in here. All are sorted once: the others of one are all but itself.
 * Example: of 10, 20, 30, 40, 50 and 60 only the first and the last lie outside the range of the five others.
 */
export function withinPeerRanges(unitCosts: readonly UnitCost[]): ReadonlyMap<string, boolean | null> {
  const ordered = [...unitCosts].sort((a, b) => a.unitCostEur.comparedTo(b.unitCostEur));
  const others = ordered.length - 1;
  if (others < FEWEST_PEERS) return new Map(ordered.map(({ municipalityCode }) => [municipalityCode, null]));
  // the nearest rank, counted from 0, among the others
  const [low, high] = [Math.ceil(others / 10) - 1, Math.ceil((others * 9) / 10) - 1];
  return new Map(
    ordered.map(({ municipalityCode, unitCostEur }, index) => {
      const among = (rank: number): Amount => (ordered[rank < index ? rank : rank + 1] ?? { unitCostEur }).unitCostEur;
      const isWithin = unitCostEur.greaterThanOrEqualTo(among(low)) && unitCostEur.lessThanOrEqualTo(among(high));
      return [municipalityCode, isWithin];
    }),
  );
}
