import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { LAST_OUTLOOK_YEAR } from '../../kernel/outlook.js';
import { dutchDay, dutchInstant } from '../../platform/dutch-dates.js';
import { ProblemError } from '../../platform/http/problem.js';
import type { YearRange } from '../balance-sums.js';
import type { DeclaredMunicipalities } from '../national-frame.js';

/** The years that may hold a base year. */
export const BASE_YEARS: YearRange = { fromYear: FIRST_FISCAL_YEAR, toYear: LAST_OUTLOOK_YEAR };

/**
 * The last year as posted: the one that is asked for, else the last one declared that was over at that moment, for half a
 * year carried on would halve every year after it; where none was over yet, the last one declared. Refuses a year of
 * which nothing is declared, for nothing can be carried from it.
 */
export function baseYearOf(asked: number | null, declared: readonly DeclaredMunicipalities[], moment: Date): number {
  const years = declared.map(({ year }) => year).sort((a, b) => a - b);
  const current = Number(dutchDay(moment).slice(0, 4));
  const baseYear = asked ?? years.findLast((year) => year < current) ?? years.at(-1);
  if (baseYear !== undefined && years.includes(baseYear)) return baseYear;
  const ofYear = baseYear === undefined ? '' : ` over ${baseYear}`;
  throw new ProblemError(
    'conflict',
    `Er is geen goedgekeurde declaratie${ofYear} (stand van ${dutchInstant(moment)}). Kies een ander basisjaar of een later moment.`,
  );
}
