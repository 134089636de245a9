import type { IsoDate } from '../kernel/period.js';

/** Whether a day or month lies in the fiscal year; when the year could not be read, nothing is said about it. */
export function isOutsideYear(dateOrMonth: IsoDate, fiscalYear: number | null): boolean {
  return fiscalYear !== null && Number(dateOrMonth.slice(0, 4)) !== fiscalYear;
}
