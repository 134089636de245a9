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
