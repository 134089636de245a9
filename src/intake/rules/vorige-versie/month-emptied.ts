import { wholeRule } from '../rule.js';

/** A month and category that had costs in the version before and has none now. */
export const monthEmptied = wholeRule({
  code: 'month-emptied',
  severity: 'warning',
  problem: 'de kosten van {given} stonden in de vorige versie en nu niet meer.',
  remedy: 'Vul de kosten aan, of laat ze weg als ze niet klopten.',
  whole: ({ costs }, { previousVersion, labelOf }) => {
    if (!previousVersion) return [];
    const present = new Set(costs.map(({ month, costCategory }) => `${month} ${costCategory}`));
    const gone = previousVersion.costs.filter(
      ({ month, costCategory, amountEur }) => !amountEur.isZero() && !present.has(`${month} ${costCategory}`),
    );
    const names = new Set(gone.map(({ month, costCategory }) => `${labelOf(costCategory)} in ${month}`));
    const expected = `ook deze kosten, zoals in versie ${previousVersion.version}`;
    return [...names].map((given) => ({ at: { sheet: 'Kosten', column: 'month' }, given, expected }));
  },
});
