import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/** Verschil: what reception costs a municipality beyond what the State owes or has paid (domain rules 4 to 6). */

/** The three sums that everything is derived from, in euro. */
export interface Totals {
  readonly realCost: Amount;
  readonly entitlement: Amount;
  readonly received: Amount;
}

/** Positive is a shortfall (tekort), negative a surplus (overschot). Example: cost 55.00, entitled 44.00: 11.00. */
export function gap(totals: Totals): Amount {
  return totals.realCost.minus(totals.entitlement);
}

/** The same against the cash that came in: advances and settlements less reclaims. */
export function cashGap(totals: Totals): Amount {
  return totals.realCost.minus(totals.received);
}

/** Adds totals up; of nothing they are zero. */
export function addTotals(parts: readonly Totals[]): Totals {
  return {
    realCost: sum(parts.map((part) => part.realCost)),
    entitlement: sum(parts.map((part) => part.entitlement)),
    received: sum(parts.map((part) => part.received)),
  };
}

/** The four sums that every national figure carries, so that neither side hides the other. */
export interface FourSums {
  /** shortfalls less surpluses */
  readonly netGap: Amount;
  readonly shortfall: Amount;
  /** as a positive amount */
  readonly surplus: Amount;
  readonly municipalities: { readonly withShortfall: number; readonly withSurplus: number; readonly even: number };
}

/**
 * The four sums over the gaps of municipalities, one gap each; who has no gap may be left out of the list, but is counted
 * among `municipalities`. Example: 30.00 and −10.00 of three municipalities give 20.00, 30.00, 10.00, and one is even.
 */
export function fourSums(gaps: readonly Amount[], municipalities: number): FourSums {
  const shortfalls = gaps.filter((value) => value.greaterThan(ZERO));
  const surpluses = gaps.filter((value) => value.lessThan(ZERO));
  return {
    netGap: sum(gaps),
    shortfall: sum(shortfalls),
    surplus: sum(surpluses).negated(),
    municipalities: {
      withShortfall: shortfalls.length,
      withSurplus: surpluses.length,
      even: municipalities - shortfalls.length - surpluses.length,
    },
  };
}
