import type { IsoDate } from '../kernel/period.js';

/** A day as the Dutch write it: 31-12-2025. */
export function dutchDate(date: IsoDate): string {
  const [year, month, day] = date.split('-');
  return `${day}-${month}-${year}`;
}

const INSTANT = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'long',
  timeZone: 'Europe/Amsterdam',
});

/** A moment as a clock in the Netherlands shows it, with the zone: 24 november 2026 om 01:12:13 CET. */
export function dutchInstant(instant: Date): string {
  return INSTANT.format(instant);
}
