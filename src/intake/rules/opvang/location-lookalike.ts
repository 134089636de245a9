import { editDistance } from '../../lookalike.js';
import { locationKey } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Shorter names differ by one letter with reason. */
const SHORTEST = 6;
/** Comparing each name with each other is only worth it, and only cheap, for a modest number. */
const MOST_NAMES = 200;

/** Two names that differ by one letter are probably one location, of which the rows then do not connect. */
export const locationLookalike = wholeRule({
  code: 'location-lookalike',
  severity: 'warning',
  problem: 'de locatie {given} lijkt sterk op een andere naam op dit blad.',
  remedy: 'Schrijf de naam van een locatie op elke regel hetzelfde.',
  whole: ({ reception }) => {
    const first = new Map<string, { row: number; name: string }>();
    for (const line of reception) {
      const key = locationKey(line);
      if (line.location !== null && key.length >= SHORTEST && !first.has(key) && first.size < MOST_NAMES) {
        first.set(key, { row: line.row, name: line.location });
      }
    }
    const names = [...first];
    return names.flatMap(([key, { row, name }], index) => {
      const other = names.slice(0, index).find(([earlier]) => isSlip(earlier, key));
      if (!other) return [];
      const expected = `dezelfde naam als op rij ${other[1].row}, of een duidelijk andere`;
      const hint = `Bedoelde u "${other[1].name}"?`;
      return [{ at: { sheet: 'Opvang', row, column: 'location' }, given: name, expected, hint }];
    });
  },
});

/** One letter apart; a number that differs ("Locatie 1", "Locatie 2") is meant to. */
function isSlip(a: string, b: string): boolean {
  return a.replace(/\D/g, '') === b.replace(/\D/g, '') && editDistance(a, b) === 1;
}
