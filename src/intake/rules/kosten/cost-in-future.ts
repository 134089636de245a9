import { monthOf } from '../../../kernel/period.js';
import { costRule } from '../rule.js';

/** A month that has not begun has no real costs yet. */
export const costInFuture = costRule({
  code: 'cost-in-future',
  severity: 'warning',
  problem: 'de maand {given} is nog niet begonnen.',
  remedy: 'Declareer werkelijke kosten, geen verwachte.',
  eachCost: ({ today }) => {
    const current = monthOf(today);
    return ({ row, month }) =>
      month > current
        ? { at: { sheet: 'Kosten', row, column: 'month' }, given: month, expected: `een maand tot en met ${current}` }
        : null;
  },
});
