import { costsBy } from '../declared.js';
import { wholeRule } from '../rule.js';

/** POO allowances in a month in which nobody is registered with a host. */
export const allowanceWithoutPersons = wholeRule({
  code: 'allowance-without-persons',
  severity: 'warning',
  problem: 'in {given} is er leefgeld voor particuliere opvang, maar staan er geen personen.',
  remedy: 'Vul de personen van die maand in op het blad Opvang, of controleer de maand van de kosten.',
  whole: ({ costs, receptionDaysOf }) => {
    const allowance = costs.filter(({ costCategory }) => costCategory === 'poo-allowance');
    return [...costsBy(allowance, ({ month }) => month)].flatMap(([month, { amountEur, firstRow }]) =>
      amountEur.greaterThan(0) && receptionDaysOf('POO', month) === 0
        ? [
            {
              at: { sheet: 'Kosten', row: firstRow, column: 'month' },
              given: month,
              expected: 'personen in elke maand met leefgeld voor particuliere opvang',
            },
          ]
        : [],
    );
  },
});
