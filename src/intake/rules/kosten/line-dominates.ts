import { dutchAmount } from '../../../platform/dutch-figures.js';
import { CHECK, wholeRule } from '../rule.js';
import type { CostCell } from '../declared.js';
import { costsBy } from '../declared.js';

/** With so many lines, one of them should not be more than half: a misplaced comma makes an amount a hundredfold. */
const FEWEST_LINES = 10;

export const lineDominates = wholeRule({
  code: 'line-dominates',
  severity: 'warning',
  problem: '{given} is meer dan alle andere regels van deze kostensoort samen.',
  remedy: CHECK,
  whole: ({ costs }, { labelOf }) =>
    [...costsBy(costs, ({ costCategory }) => costCategory)].flatMap(([category, { amountEur, lines }]) => {
      const { row, amountEur: largest } = largestOf(costs.filter((cell) => cell.costCategory === category));
      if (lines < FEWEST_LINES || largest.lessThanOrEqualTo(amountEur.minus(largest))) return [];
      const expected = `regels van ${labelOf(category)} die niet zo ver uiteen lopen`;
      return [{ at: { sheet: 'Kosten', row, column: 'amount' }, given: dutchAmount(largest), expected }];
    }),
});

function largestOf(cells: readonly CostCell[]): CostCell['largest'] {
  return cells.map(({ largest }) => largest).reduce((a, b) => (b.amountEur.greaterThan(a.amountEur) ? b : a));
}
