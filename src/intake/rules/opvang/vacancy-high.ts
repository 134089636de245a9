import { countDays, periodThrough } from '../../../kernel/period.js';
import { dutchCount } from '../../../platform/dutch-figures.js';
import { CHECK, wholeRule } from '../rule.js';

/** A quarter of a year, and enough places to matter. */
const LONG = 90;
const MANY = 50;

/** The norm pays realised places, occupied or not; long vacancy is the first thing the ministry asks about. */
export const vacancyHigh = wholeRule({
  code: 'vacancy-high',
  severity: 'warning',
  problem: 'van deze plekken is meer dan de helft lang onbezet; bezet: {given}.',
  remedy: CHECK,
  whole: ({ reception }) =>
    reception.flatMap(({ row, from, through, realisedPlaces, occupiedPlaces }) => {
      if (realisedPlaces === null || occupiedPlaces === null || realisedPlaces < MANY) return [];
      if (countDays(periodThrough(from, through)) < LONG || occupiedPlaces * 2 >= realisedPlaces) return [];
      const expected = `minstens de helft van ${dutchCount(realisedPlaces)} plekken, of een kortere periode`;
      const at = { sheet: 'Opvang', row, column: 'occupiedPlaces' } as const;
      return [{ at, given: dutchCount(occupiedPlaces), expected }];
    }),
});
