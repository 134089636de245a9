import { dutchDate } from '../../../platform/dutch-dates.js';
import { wholeRule } from '../rule.js';

/** Realised places of days still to come are a forecast. */
export const receptionInFuture = wholeRule({
  code: 'reception-in-future',
  severity: 'warning',
  problem: '{given} ligt in de toekomst.',
  remedy: 'Declareer gerealiseerde plekken en geregistreerde personen tot en met vandaag.',
  whole: ({ reception }, { today }) =>
    reception.flatMap(({ row, through }) =>
      through > today
        ? [
            {
              at: { sheet: 'Opvang', row, column: 'through' },
              given: dutchDate(through),
              expected: `een datum tot en met ${dutchDate(today)}`,
            },
          ]
        : [],
    ),
});
