import { dutchDate } from '../../../platform/dutch-dates.js';
import { countOf, successions } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Two rows of one kind at one named location over the same days: the places of those days may be counted twice. */
export const receptionOverlap = wholeRule({
  code: 'reception-overlap',
  severity: 'warning',
  problem: 'deze regel overlapt met {given} op dezelfde locatie.',
  remedy: 'Laat perioden van één locatie op elkaar aansluiten, of geef elk deel een eigen locatienaam.',
  whole: ({ reception }) =>
    successions(reception).flatMap(({ line, before }) => {
      if (line.from > before.through) return [];
      // wholly equal rows are reported as such
      const isSame = before.from === line.from && before.through === line.through && countOf(before) === countOf(line);
      if (isSame) return [];
      const expected = `een begin na ${dutchDate(before.through)}, het einde van rij ${before.row}`;
      return [{ at: { sheet: 'Opvang', row: line.row, column: 'from' }, given: `rij ${before.row}`, expected }];
    }),
});
