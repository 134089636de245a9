import { amount, sum, toCents } from './money.js';
import type { Amount } from './money.js';

const CENT = amount('0.01');

/**
 * Prints exact parts in cents so that they add up to their printed total (domain rule 7), by largest remainder: parts
 * are rounded, and the cents that are then short (or over) go to those that rounding took most from (or gave most to).
 * Ties go to the first. Only what rounding did in the direction of the difference counts, so that negating all parts and
 * the total negates every printed part. At the default total, the rounded exact sum, no part moves more than one cent
 * from its own rounding and a part in whole cents never moves; a total further off is spread evenly first.
 * Throws where the total is not in cents, or is shared out over nothing.
 * Example: 0.333, 0.333 and 0.334 of 1.00 are 0.33, 0.33 and 0.34; three times 10/3 of 10.00 are 3.34, 3.33 and 3.33.
 */
export function shareOut<const Parts extends readonly Amount[]>(
  exact: Parts,
  total: Amount = toCents(sum(exact)),
): { readonly [Position in keyof Parts]: Amount } {
  if (total.decimalPlaces() > 2) throw new RangeError(`a printed total is in cents: ${total.toFixed()}`);
  if (exact.length === 0 && !total.isZero()) throw new RangeError(`nothing to share ${total.toFixed()} out over`);

  const short = total.minus(sum(exact.map(toCents)));
  const step = short.isNegative() ? CENT.negated() : CENT;
  const steps = short.div(step);
  const printed = exact
    .map((part, position) => ({ position, rounded: toCents(part), lost: part.minus(toCents(part)).div(step) }))
    .sort((a, b) => b.lost.comparedTo(a.lost) || a.position - b.position)
    // the first takes the first step, the last the n-th, and so round again: ⌈(steps − rank) / n⌉ in all
    .map(({ position, rounded }, rank) => {
      const own = steps.minus(rank).div(exact.length).ceil();
      return { position, value: rounded.plus(step.times(own)) };
    })
    .sort((a, b) => a.position - b.position)
    .map(({ value }) => value);
  return printed as { readonly [Position in keyof Parts]: Amount };
}
