import { costOf } from '../declared.js';
import { monthsToExpect } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Months with realised places and not one cost of municipal reception: an absent cost is not a cost of nothing. */
export const placesWithoutCosts = wholeRule({
  code: 'places-without-costs',
  severity: 'warning',
  problem: 'er zijn plekken, maar geen kosten voor gemeentelijke opvang in {given}; aantal maanden: {count}.',
  remedy: 'Vul de kosten van die maanden aan op het blad Kosten.',
  whole: ({ costs, receptionDaysOf }, { fiscalYear, today, componentOf }) => {
    const months = monthsToExpect(fiscalYear, today).filter(
      (month) =>
        receptionDaysOf('GOO', month) > 0 &&
        costOf(costs, (cell) => cell.month === month && componentOf(cell) === 'goo').isZero(),
    );
    if (months.length === 0) return [];
    const expected = 'kosten in elke maand met gerealiseerde plekken';
    return [{ at: { sheet: 'Kosten' }, given: months.join(', '), count: months.length, expected }];
  },
});
