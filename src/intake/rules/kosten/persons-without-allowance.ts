import { costOf } from '../declared.js';
import { monthsToExpect } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Allowances are reimbursed at real cost: when they are not declared, they are not paid back. */
export const personsWithoutAllowance = wholeRule({
  code: 'persons-without-allowance',
  severity: 'warning',
  problem: 'er staan personen in particuliere opvang, maar er is geen leefgeld in {given}; aantal maanden: {count}.',
  remedy: 'Vul het leefgeld van die maanden aan op het blad Kosten.',
  whole: ({ costs, receptionDaysOf }, { fiscalYear, today }) => {
    const months = monthsToExpect(fiscalYear, today).filter(
      (month) =>
        receptionDaysOf('POO', month) > 0 &&
        costOf(costs, (cell) => cell.month === month && cell.costCategory === 'poo-allowance').isZero(),
    );
    if (months.length === 0) return [];
    const expected = 'leefgeld in elke maand met personen in particuliere opvang';
    return [{ at: { sheet: 'Kosten' }, given: months.join(', '), count: months.length, expected }];
  },
});
