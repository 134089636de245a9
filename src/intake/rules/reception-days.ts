import {
  addDays,
  countDays,
  firstDayOf,
  monthsTouched,
  nextMonth,
  overlap,
  periodThrough,
} from '../../kernel/period.js';
import type { ClosedPeriod, IsoMonth } from '../../kernel/period.js';
import { SCHEME_START } from '../../kernel/scheme.js';
import type { ReceptionLine, Regulation } from '../../kernel/scheme.js';

/** Questions about reception rows that several rules ask. Places and persons are whole numbers, and stay numbers. */

/** Realised places (GOO) or persons (POO) of a row. */
export function countOf(line: ReceptionLine): number {
  return (line.regulation === 'GOO' ? line.realisedPlaces : line.persons) ?? 0;
}

const ALWAYS: ClosedPeriod = { from: '0001-01-01', until: '9999-12-31' };

/** Place-days (GOO) or person-days (POO) of the rows; those within a period, or all. */
export function receptionDays(
  lines: readonly ReceptionLine[],
  regulation: Regulation,
  within: ClosedPeriod = ALWAYS,
): number {
  return lines
    .filter((line) => line.regulation === regulation)
    .reduce((days, line) => {
      const shared = overlap(periodThrough(line.from, line.through), within);
      return shared ? days + countDays(shared) * countOf(line) : days;
    }, 0);
}

/** The place-days or person-days of a month. */
export type MonthlyDays = (regulation: Regulation, month: IsoMonth) => number;

/** Reckoned once: many rules ask, month by month. */
export function monthlyDays(lines: readonly ReceptionLine[]): MonthlyDays {
  const days = new Map<string, number>();
  for (const line of lines) {
    const period = periodThrough(line.from, line.through);
    for (const month of monthsTouched(period)) {
      const shared = overlap(period, monthPeriod(month));
      const key = `${line.regulation} ${month}`;
      if (shared) days.set(key, (days.get(key) ?? 0) + countDays(shared) * countOf(line));
    }
  }
  return (regulation, month) => days.get(`${regulation} ${month}`) ?? 0;
}

export function monthPeriod(month: IsoMonth): ClosedPeriod {
  return { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) };
}

/** The months of a year that are over and in which the scheme ran: those of which figures can be expected. */
export function monthsToExpect(fiscalYear: number, today: string): IsoMonth[] {
  return Array.from({ length: 12 }, (_, index) => `${fiscalYear}-${String(index + 1).padStart(2, '0')}`).filter(
    (month) => firstDayOf(month) >= SCHEME_START && firstDayOf(nextMonth(month)) <= today,
  );
}

/** Whether there is any place or person in a month. */
export function isReceiving(daysOf: MonthlyDays, month: IsoMonth): boolean {
  return daysOf('GOO', month) + daysOf('POO', month) > 0;
}

/** Rows by kind and location, each in order of time: what one place of reception went through. */
export function byLocation(lines: readonly ReceptionLine[]): ReceptionLine[][] {
  const locations = new Map<string, ReceptionLine[]>();
  for (const line of [...lines].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.row - b.row))) {
    const key = `${line.regulation} ${locationKey(line)}`;
    const rows = locations.get(key);
    if (rows) rows.push(line);
    else locations.set(key, [line]);
  }
  return [...locations.values()];
}

/** A location's name without what people write differently from row to row; rows without one are one location. */
export function locationKey({ location }: ReceptionLine): string {
  return (location ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Each row of a named location after the first, with the earlier row that reaches furthest. */
export function successions(
  lines: readonly ReceptionLine[],
): { readonly line: ReceptionLine; readonly before: ReceptionLine }[] {
  return byLocation(lines.filter(({ location }) => location !== null)).flatMap(([first, ...rows]) => {
    let furthest = first;
    return rows.flatMap((line) => {
      const before = furthest;
      if (!before || line.through > before.through) furthest = line;
      return before ? [{ line, before }] : [];
    });
  });
}

/** The rows that stand on a day. */
export function standingOn(lines: readonly ReceptionLine[], day: string): ReceptionLine[] {
  return lines.filter(({ from, through }) => from <= day && day <= through);
}

/** The day after a row's last. */
export function dayAfter(line: ReceptionLine): string {
  return addDays(line.through, 1);
}
