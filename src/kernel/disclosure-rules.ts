import type { Figures } from './disclosure-cells.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/** Which sums may be shown at all: those that say little of any one municipality. */

export interface DisclosureRules {
  /** The fewest municipalities that a sum may be shown of. */
  readonly fewest: number;
  /** The largest share of it that one municipality may make up. */
  readonly largestShare: Amount;
}

/** What outputs for the ministry are held to. */
export const MINISTRY_RULES: DisclosureRules = { fewest: 3, largestShare: amount('0.85') };

/** Why a sum may not be shown: too few municipalities, or one that makes up too much of it. */
export type Secrecy = 'few' | 'dominated';

/**
 * Why the figures may not be shown as a sum, or null where they may. Shares are of absolute figures, each municipality
 * netted first: gaps and surpluses would hide each other otherwise. One measure that may not be shown holds back all.
 * Example: 85.00, 10.00 and −5.00 may be shown, 85.01, 10.00 and −4.99 not.
 */
export function secrecyOf(figures: Figures, { fewest, largestShare }: DisclosureRules): Secrecy | null {
  if (figures.size < fewest) return 'few';
  const dominated = sizesByMeasure(figures).some((sizes) => {
    const most = sum(sizes).times(largestShare);
    return sizes.some((size) => size.greaterThan(most));
  });
  return dominated ? 'dominated' : null;
}

/** How much is lost when the figures are hidden: their absolute amounts, over all measures. */
export function weightOf(figures: Figures): Amount {
  return sum(sizesByMeasure(figures).flat());
}

function sizesByMeasure(figures: Figures): Amount[][] {
  const [first = []] = figures.values();
  return first.map((_, measure) => [...figures.values()].map((figure) => (figure[measure] ?? ZERO).abs()));
}
