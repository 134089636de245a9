import { ZERO } from './money.js';
import type { Amount } from './money.js';
import type { Outlook } from './outlook.js';

/** What an outlook comes to for the whole country, where not all municipalities declared the base year (domain rule 9). */

/** Low and high are the bounds of an interval. */
export interface Range {
  readonly low: Amount;
  readonly central: Amount;
  readonly high: Amount;
}

/** The national estimate of the base year, in euro. */
export interface BaseYearEstimate {
  readonly gap: Range;
  /** At its central estimate. */
  readonly entitlement: Amount;
}

export interface OutlookRangeYear {
  readonly year: number;
  readonly realCost: Range;
  readonly entitlement: Amount;
  readonly gap: Range;
  /** Of this year and the later years before it: who is silent is so in every year, so that the bounds add up. */
  readonly cumulativeGap: Range;
}

/**
 * The estimate carried to later years as those who declared are: real cost and entitlement each grow as theirs do. What is
 * uncertain of the gap is taken to be uncertain of the real cost, for the entitlement goes mostly by places, which are
 * known. Where everyone declared, the range is the outlook itself. Throws where a bound is out of order, and where there
 * is an estimate but nothing declared that it could grow as.
 * Example: declared cost 100.00 grows to 110.00, entitlement stays 80.00; estimated entitlement 160.00 and gap 30.00 to
 * 50.00: real cost 209.00 to 231.00, and so the gap 49.00 to 71.00.
 */
export function outlookRange({ baseYear, years }: Outlook, estimate: BaseYearEstimate): OutlookRangeYear[] {
  const { low, central, high } = estimate.gap;
  if (low.greaterThan(central) || central.greaterThan(high)) {
    throw new RangeError(`not a range: ${low.toString()}, ${central.toString()}, ${high.toString()}`);
  }
  const ranges: OutlookRangeYear[] = [];
  for (const { year, realCost: cost, entitlement: owed } of years) {
    const realCost = eachOf(estimate.gap, (bound) =>
      grown(bound.plus(estimate.entitlement), { from: baseYear.realCost, to: cost }),
    );
    const entitlement = grown(estimate.entitlement, { from: baseYear.entitlement, to: owed });
    const gap = eachOf(realCost, (bound) => bound.minus(entitlement));
    const before = ranges.at(-1)?.cumulativeGap;
    ranges.push({ year, realCost, entitlement, gap, cumulativeGap: before ? added(before, gap) : gap });
  }
  return ranges;
}

function grown(value: Amount, { from, to }: Readonly<Record<'from' | 'to', Amount>>): Amount {
  if (value.isZero()) return ZERO;
  if (from.isZero()) throw new RangeError(`nothing declared that ${value.toString()} could grow as`);
  return value.times(to).div(from);
}

function eachOf(range: Range, change: (bound: Amount) => Amount): Range {
  return { low: change(range.low), central: change(range.central), high: change(range.high) };
}

function added(a: Range, b: Range): Range {
  return { low: a.low.plus(b.low), central: a.central.plus(b.central), high: a.high.plus(b.high) };
}
