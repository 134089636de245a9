import { costsBy } from '../declared.js';
import { monthsToExpect } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Everything in one month, often December, while people were received all year: the months are not the real ones. */
export const costsInOneMonth = wholeRule({
  code: 'costs-in-one-month',
  severity: 'warning',
  problem: 'alle kosten van de gemeentelijke opvang staan in één maand: {given}.',
  remedy: 'Zet kosten in de maand waarop ze betrekking hebben: het onderdeel kan per datum verschillen.',
  whole: ({ costs, receptionDaysOf }, { fiscalYear, today, componentOf }) => {
    const months = monthsToExpect(fiscalYear, today);
    const occupied = months.filter((month) => receptionDaysOf('GOO', month) > 0);
    const goo = costs.filter((cell) => componentOf(cell) === 'goo');
    const [only, second] = costsBy(goo, ({ month }) => month);
    if (!only || second || occupied.length < 4) return [];
    const [month, { firstRow }] = only;
    return [{ at: { sheet: 'Kosten', row: firstRow, column: 'month' }, given: month, expected: 'kosten per maand' }];
  },
});
