import { dutchCount } from '../../../platform/dutch-figures.js';
import { wholeRule } from '../rule.js';

/** Municipal reception counts places, not persons. */
export const personsOnGoo = wholeRule({
  code: 'persons-on-goo',
  severity: 'warning',
  problem: '{given} personen op een GOO-regel tellen niet mee.',
  remedy: 'Zet personen van particuliere opvang op een POO-regel.',
  whole: ({ reception }) =>
    reception.flatMap(({ row, regulation, persons }) =>
      regulation === 'GOO' && persons !== null && persons > 0
        ? [
            {
              at: { sheet: 'Opvang', row, column: 'persons' },
              given: dutchCount(persons),
              expected: 'een lege cel op een GOO-regel',
            },
          ]
        : [],
    ),
});
