import type { IsoDate } from '../kernel/period.js';

/** The first day of which costs are reimbursed (BooO, Stcrt. 2022, 15021). */
export const SCHEME_START: IsoDate = '2022-03-01';
export const FIRST_FISCAL_YEAR = 2022;

/** Whether a day or month lies in the fiscal year; when the year could not be read, nothing is said about it. */
export function isOutsideYear(dateOrMonth: IsoDate, fiscalYear: number | null): boolean {
  return fiscalYear !== null && Number(dateOrMonth.slice(0, 4)) !== fiscalYear;
}
