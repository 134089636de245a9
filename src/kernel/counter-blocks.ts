import type { PartyFigure } from './counter-figure.js';
import { calendarYear, contains, countDays, firstDayOf, monthOf, overlap } from './period.js';
import type { ClosedPeriod, IsoDate } from './period.js';

/** Days of a year on which the figures of two parties can be held against each other. */
export interface Block {
  readonly period: ClosedPeriod;
  readonly ours: readonly PartyFigure[];
  readonly theirs: readonly PartyFigure[];
}

/**
 * Cuts a year into the smallest periods that figures of both parties can be told for: sums that cannot be divided bound
 * them, and what lies between those sums is a block too. Figures that can be divided go where their days are, a month
 * where its first day is. Blocks follow each other and together are the year; those that hold nothing are left out.
 * Example: a sum over 1 January to 15 October against months and days: two blocks, until 16 October and from then on.
 */
export function blocksOf(year: number, ours: readonly PartyFigure[], theirs: readonly PartyFigure[]): Block[] {
  const sums = [...ours, ...theirs].filter(({ division }) => division === 'none').map(({ period }) => period);
  return filledUp(calendarYear(year), joined(sums))
    .map((period) => ({ period, ours: within(ours, period), theirs: within(theirs, period) }))
    .filter((block) => block.ours.length > 0 || block.theirs.length > 0);
}

/** Periods that share days, as one. */
function joined(periods: readonly ClosedPeriod[]): ClosedPeriod[] {
  const found: ClosedPeriod[] = [];
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = found.at(-1);
    if (last && period.from < last.until) {
      found[found.length - 1] = { from: last.from, until: later(last.until, period.until) };
    } else {
      found.push(period);
    }
  }
  return found;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** The periods, with what lies before, between and after them. */
function filledUp(whole: ClosedPeriod, periods: readonly ClosedPeriod[]): ClosedPeriod[] {
  const found: ClosedPeriod[] = [];
  let from = whole.from;
  for (const period of periods) {
    if (from < period.from) found.push({ from, until: period.from });
    found.push(period);
    from = period.until;
  }
  return from < whole.until ? [...found, { from, until: whole.until }] : found;
}

function within(figures: readonly PartyFigure[], period: ClosedPeriod): PartyFigure[] {
  return figures.flatMap((figure) => {
    switch (figure.division) {
      case 'none':
        return contains(period, figure.period.from) ? [figure] : [];
      case 'month':
        return contains(period, firstDayOf(monthOf(figure.period.from))) ? [figure] : [];
      case 'days':
        return cutTo(figure, period);
    }
  });
}

function cutTo(figure: PartyFigure, period: ClosedPeriod): PartyFigure[] {
  const shared = overlap(figure.period, period);
  if (shared === null) return [];
  const [days, ofDays] = [countDays(shared), countDays(figure.period)];
  if (days === ofDays) return [figure];
  return [
    {
      ...figure,
      period: shared,
      count: figure.count && figure.count.times(days).div(ofDays),
      amountEur: figure.amountEur.times(days).div(ofDays),
    },
  ];
}
