import { dutchCount } from '../../../platform/dutch-figures.js';
import { CHECK, wholeRule } from '../rule.js';
import { countOf, standingOn } from '../reception-days.js';
import type { ReceptionLine } from '../../../kernel/scheme.js';

const SMALLEST = 30;

/** What stood on 31 December should stand, more or less, on 1 January. */
export const newYearJump = wholeRule({
  code: 'new-year-jump',
  severity: 'warning',
  problem: 'op 1 januari zijn er {given} gerealiseerde plekken, veel meer of minder dan de dag ervoor.',
  remedy: CHECK,
  whole: ({ reception }, { fiscalYear, yearBefore }) => {
    if (!yearBefore) return [];
    const places = (lines: readonly ReceptionLine[], day: string): number =>
      standingOn(lines, day).reduce((total, line) => total + (line.regulation === 'GOO' ? countOf(line) : 0), 0);
    const before = places(yearBefore.reception, `${yearBefore.fiscalYear}-12-31`);
    const now = places(reception, `${fiscalYear}-01-01`);
    if (before === 0 || Math.abs(now - before) < SMALLEST || (now * 2 >= before && now <= before * 2)) return [];
    const expected = `een aantal in de buurt van ${dutchCount(before)}, zoals op 31-12-${yearBefore.fiscalYear}`;
    return [{ at: { sheet: 'Opvang', column: 'realisedPlaces' }, given: dutchCount(now), expected }];
  },
});
