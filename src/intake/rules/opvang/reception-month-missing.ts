import { isReceiving, monthsToExpect } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Months of the year, gone by, without any place or person, while other months have them. */
export const receptionMonthMissing = wholeRule({
  code: 'reception-month-missing',
  severity: 'warning',
  problem: 'er staat geen enkele plek of persoon op het blad in {given}; aantal maanden: {count}.',
  remedy: 'Vul de ontbrekende maanden aan, of laat ze leeg als er toen geen opvang was.',
  whole: ({ reception, receptionDaysOf }, { fiscalYear, today }) => {
    const missing = monthsToExpect(fiscalYear, today).filter((month) => !isReceiving(receptionDaysOf, month));
    if (reception.length === 0 || missing.length === 0) return [];
    const expected = 'opvang in elke maand van het jaar';
    return [{ at: { sheet: 'Opvang' }, given: missing.join(', '), count: missing.length, expected }];
  },
});
