/**
 * Days and months as text, which compares and sorts as time does, and periods that include their first day
 * and exclude their last, so that neighbours share a border and never overlap.
 */

/** A day, 'YYYY-MM-DD'. */
export type IsoDate = string;
/** A calendar month, 'YYYY-MM'. */
export type IsoMonth = string;

/** From `from` (included) to `until` (excluded); `until: null` is open. */
export interface Period {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** A period with an end. */
export interface ClosedPeriod extends Period {
  readonly until: IsoDate;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const DATE_LENGTH = 10;

// Part by part: reading and writing a whole date as text is most of the work of every sum over days.
function dayNumber(date: IsoDate): number {
  if (date.length !== DATE_LENGTH) return NaN;
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number) as [
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

function fromDayNumber(dayNumber: number): IsoDate {
  const date = new Date(dayNumber * MILLISECONDS_PER_DAY);
  if (Number.isNaN(date.getTime())) throw new RangeError('not a day');
  return `${fourDigits(date.getUTCFullYear())}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function fourDigits(value: number): string {
  return String(value).padStart(4, '0');
}

/** Whether the text is a day of the calendar: '2024-02-29' is, '2023-02-29' is not. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = dayNumber(text);
  return Number.isFinite(day) && fromDayNumber(day) === text;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The period of an inclusive pair as people write it: "1 to 31 October". */
export function periodThrough(from: IsoDate, through: IsoDate): ClosedPeriod {
  return { from, until: addDays(through, 1) };
}

/** Whole days in the period; 1 to 31 October is 31. */
export function countDays(period: ClosedPeriod): number {
  return dayNumber(period.until) - dayNumber(period.from);
}

/** The days both periods share, or null when they share none. */
export function overlap(a: ClosedPeriod, b: Period): ClosedPeriod | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = b.until === null || a.until < b.until ? a.until : b.until;
  return from < until ? { from, until } : null;
}

/** Whether the day lies in the period. */
export function contains(period: Period, date: IsoDate): boolean {
  return period.from <= date && (period.until === null || date < period.until);
}

/** The month of a day: '2024-02-29' is in '2024-02'. */
export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: IsoMonth): IsoDate {
  return `${month}-01`;
}

/** The month after; December is followed by January. */
export function nextMonth(month: IsoMonth): IsoMonth {
  const [year, ordinal] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return ordinal === 12 ? `${fourDigits(year + 1)}-01` : `${fourDigits(year)}-${twoDigits(ordinal + 1)}`;
}

/** Every calendar month the period touches, in order: 15 January to 3 March touches three. */
export function monthsTouched(period: ClosedPeriod): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let month = monthOf(period.from); firstDayOf(month) < period.until; month = nextMonth(month)) {
    months.push(month);
  }
  return months;
}

/** The calendar year as a period. */
export function calendarYear(year: number): ClosedPeriod {
  return { from: `${year}-01-01`, until: `${year + 1}-01-01` };
}
