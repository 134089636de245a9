import { costsBy } from '../declared.js';
import { wholeRule } from '../rule.js';

/** Costs of municipal reception in a month without a single realised place. */
export const costsWithoutPlaces = wholeRule({
  code: 'costs-without-places',
  severity: 'warning',
  problem: 'in {given} zijn er kosten voor gemeentelijke opvang, maar geen gerealiseerde plekken.',
  remedy: 'Vul de plekken van die maand in op het blad Opvang, of controleer de maand van de kosten.',
  whole: ({ costs, receptionDaysOf }, { componentOf }) => {
    const goo = costs.filter((cell) => componentOf(cell) === 'goo');
    return [...costsBy(goo, ({ month }) => month)].flatMap(([month, { amountEur, firstRow }]) =>
      amountEur.greaterThan(0) && receptionDaysOf('GOO', month) === 0
        ? [
            {
              at: { sheet: 'Kosten', row: firstRow, column: 'month' },
              given: month,
              expected: 'plekken in elke maand met kosten voor gemeentelijke opvang',
            },
          ]
        : [],
    );
  },
});
