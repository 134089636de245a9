import { memory } from '../memory.js';
import { wholeRule } from '../rule.js';
import { countOf, locationKey } from '../reception-days.js';

/** A row that is wholly equal to an earlier one counts its places twice. */
export const receptionLineRepeated = wholeRule({
  code: 'reception-line-repeated',
  severity: 'warning',
  problem: 'deze regel is gelijk aan {given}.',
  remedy: 'Haal de dubbele regel weg; staan hier twee groepen plekken, geef ze dan elk een eigen locatie.',
  whole: ({ reception }) => {
    const seen = memory<number>();
    return reception.flatMap((line) => {
      const { row, from, through, regulation } = line;
      const key = [from, through, regulation, locationKey(line), String(countOf(line))];
      const earlier = seen.earlier(key, row);
      return earlier === undefined
        ? []
        : [{ at: { sheet: 'Opvang', row }, given: `rij ${earlier}`, expected: 'elke opvangregel één keer' }];
    });
  },
});
