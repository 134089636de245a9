import { addDays } from '../../../kernel/period.js';
import { dutchDate } from '../../../platform/dutch-dates.js';
import { dayAfter, successions } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Days between two rows of one named location on which nothing is filled in; closed, or forgotten. */
export const receptionGap = wholeRule({
  code: 'reception-gap',
  severity: 'warning',
  problem: 'tussen {given} staat deze locatie niet op het blad.',
  remedy: 'Vul de ontbrekende dagen aan, of laat ze weg als de locatie toen dicht was.',
  whole: ({ reception }) =>
    successions(reception).flatMap(({ line, before }) => {
      if (line.from <= dayAfter(before)) return [];
      const given = `${dutchDate(dayAfter(before))} en ${dutchDate(addDays(line.from, -1))}`;
      const expected = `een begin op ${dutchDate(dayAfter(before))}, aansluitend op rij ${before.row}`;
      return [{ at: { sheet: 'Opvang', row: line.row, column: 'from' }, given, expected }];
    }),
});
