import { dutchCount } from '../../../platform/dutch-figures.js';
import { byLocation, countOf, dayAfter } from '../reception-days.js';
import { CHECK, wholeRule } from '../rule.js';

/** A location that grows or shrinks threefold overnight is sometimes real, and often a slip of the keyboard. */
const FACTOR = 3;
const SMALLEST = 30;

export const placesJump = wholeRule({
  code: 'places-jump',
  severity: 'warning',
  problem: 'het aantal {given} verschilt meer dan een factor drie van de periode ervoor.',
  remedy: CHECK,
  whole: ({ reception }) =>
    byLocation(reception).flatMap((rows) =>
      rows.slice(1).flatMap((line, index) => {
        const before = rows[index];
        if (!before || line.from > dayAfter(before)) return [];
        const [small, large] = [countOf(before), countOf(line)].sort((a, b) => a - b) as [number, number];
        if (small === 0 || large <= FACTOR * small || large - small < SMALLEST) return [];
        const column = line.regulation === 'GOO' ? 'realisedPlaces' : 'persons';
        const expected = `een aantal in de buurt van ${dutchCount(countOf(before))} (rij ${before.row})`;
        return [{ at: { sheet: 'Opvang', row: line.row, column }, given: dutchCount(countOf(line)), expected }];
      }),
    ),
});
