import { addDays } from '../../kernel/period.js';
import type { IsoDate } from '../../kernel/period.js';

/**
 * Days as Excel counts them. In the 1900 system day 1 is 1 January 1900 and day 60 is 29 February 1900, a day that
 * never was (kept for Lotus 1-2-3's sake), so that later days count from 30 December 1899. In the 1904 system, of old
 * Macs, day 0 is 1 January 1904.
 */
const LAST_SERIAL = 2_958_465; // 31 December 9999
const FAKE_LEAP_DAY = 60;
/** A moment within half a second of midnight is that midnight: times are fractions, and fractions carry noise. */
const HALF_A_SECOND = 0.5 / 86_400;

/** The day of a serial number, its time left out; null when it is no day: 45000 is 2023-03-15, 60 is none. */
export function dateOfSerial(raw: string, date1904: boolean): IsoDate | null {
  const serial = Math.floor(Number(raw) + HALF_A_SECOND);
  if (!(serial >= (date1904 ? 0 : 1) && serial <= LAST_SERIAL)) return null;
  if (date1904) return serial > LAST_SERIAL - 1462 ? null : addDays('1904-01-01', serial);
  if (serial === FAKE_LEAP_DAY) return null;
  return addDays(serial < FAKE_LEAP_DAY ? '1899-12-31' : '1899-12-30', serial);
}
