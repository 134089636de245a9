import { costsBy } from '../declared.js';
import { monthPeriod, receptionDays } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Costs of municipal reception in a month without a single realised place. */
export const costsWithoutPlaces = wholeRule({
  code: 'costs-without-places',
  severity: 'warning',
  problem: 'in {given} zijn er kosten voor gemeentelijke opvang, maar geen gerealiseerde plekken.',
  remedy: 'Vul de plekken van die maand in op het blad Opvang, of controleer de maand van de kosten.',
  whole: ({ costs, reception }, { componentOf }) => {
    const goo = costs.filter((cell) => componentOf(cell.costCategory, cell.fundingRoute, cell.month) === 'goo');
    return [...costsBy(goo, ({ month }) => month)].flatMap(([month, { amountEur, firstRow }]) =>
      amountEur.greaterThan(0) && receptionDays(reception, 'GOO', monthPeriod(month)) === 0
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
