import { amount } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { CHECK, costRule } from '../rule.js';

const LARGE = amount(100_000);
const ROUND = amount(50_000);

/** Real costs seldom end in so many noughts: a large round amount looks like an estimate or a budget. */
export const amountRounded = costRule({
  code: 'amount-rounded',
  severity: 'warning',
  problem: '{given} is een groot rond bedrag en lijkt een raming.',
  remedy: CHECK,
  eachCost: () => {
    return ({ row, amountEur }) => {
      if (amountEur.lessThan(LARGE) || !amountEur.mod(ROUND).isZero()) return null;
      const at = { sheet: 'Kosten', row, column: 'amount' } as const;
      return { at, given: dutchAmount(amountEur), expected: 'werkelijke kosten, geen raming of begroting' };
    };
  },
});
