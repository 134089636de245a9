import { costRule } from '../rule.js';

/** A cost of nothing is often an amount still to be filled in. */
export const amountZero = costRule({
  code: 'amount-zero',
  severity: 'warning',
  problem: 'het bedrag is nul.',
  remedy: 'Vul het bedrag in, of haal de regel weg.',
  eachCost: () => {
    return ({ row, amountEur }) =>
      amountEur.isZero()
        ? { at: { sheet: 'Kosten', row, column: 'amount' }, given: '0', expected: 'een bedrag dat niet nul is' }
        : null;
  },
});
