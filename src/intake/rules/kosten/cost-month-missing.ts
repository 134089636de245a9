import { costsBy } from '../declared.js';
import { isReceiving, monthsToExpect } from '../reception-days.js';
import { wholeRule } from '../rule.js';

const MOST_MISSING = 3;
const FEWEST_PRESENT = 6;

/** A category that is there nearly every month of reception is probably forgotten in the months where it is not. */
export const costMonthMissing = wholeRule({
  code: 'cost-month-missing',
  severity: 'warning',
  problem: 'de kostensoort {given} komt bijna elke maand voor, maar ontbreekt in sommige maanden; aantal: {count}.',
  remedy: 'Vul de ontbrekende maanden aan, of laat ze leeg als er geen kosten waren.',
  whole: ({ costs, receptionDaysOf }, { fiscalYear, today, labelOf }) => {
    const expected = monthsToExpect(fiscalYear, today).filter((month) => isReceiving(receptionDaysOf, month));
    return [...costsBy(costs, ({ costCategory }) => costCategory)].flatMap(([category, { firstRow }]) => {
      const present = new Set(costs.filter((cell) => cell.costCategory === category).map(({ month }) => month));
      const missing = expected.filter((month) => !present.has(month));
      if (missing.length === 0 || missing.length > MOST_MISSING || expected.length - missing.length < FEWEST_PRESENT)
        return [];
      return [
        {
          at: { sheet: 'Kosten', row: firstRow, column: 'costCategory' },
          given: labelOf(category),
          count: missing.length,
          expected: `ook kosten in ${missing.join(', ')}`,
        },
      ];
    });
  },
});
