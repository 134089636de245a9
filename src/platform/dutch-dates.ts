import type { IsoDate } from '../kernel/period.js';

/** Days and moments as the Dutch write them: on screens, in workbooks and in messages. */

/** Example: 31-12-2025. */
export function dutchDate(date: IsoDate): string {
  const [year, month, day] = date.split('-');
  return `${day}-${month}-${year}`;
}

const LONG_DATE = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** Example: 1 januari 2023. */
export function longDutchDate(date: IsoDate): string {
  return LONG_DATE.format(new Date(`${date}T00:00:00Z`));
}

const INSTANT = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'long',
  timeZone: 'Europe/Amsterdam',
});

/** A moment as a clock in the Netherlands shows it, with the zone. Example: 24 november 2026 om 01:12:13 CET. */
export function dutchInstant(instant: Date): string {
  return INSTANT.format(instant);
}

const DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Amsterdam' });

/** The day that a calendar in the Netherlands shows at a moment. Example: 2022-08-31T22:00:00Z is on 2022-09-01. */
export function dutchDay(instant: Date): IsoDate {
  return DAY.format(instant);
}

const HOUR = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' });
const MS_PER_HOUR = 3_600_000;

/** Midnight in the Netherlands at which a day begins. Example: 2022-09-01 begins at 2022-08-31T22:00:00Z. */
export function startOfDutchDay(date: IsoDate): Date {
  const midnightUtc = new Date(`${date}T00:00:00Z`);
  // at that time the clock here has gone on by the offset, which never changes at midnight
  return new Date(midnightUtc.getTime() - Number(HOUR.format(midnightUtc)) * MS_PER_HOUR);
}
