import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costOf } from '../declared.js';
import { wholeRule } from '../rule.js';

/** A grant is owed as it was granted; without costs beside it, it will be taken back. */
export const grantWithoutCosts = wholeRule({
  code: 'grant-without-costs',
  severity: 'warning',
  problem: 'er is een toekenning van {given}, maar er zijn geen kosten bij dat onderdeel.',
  remedy: 'Vul de kosten aan op het blad Kosten, of controleer het onderdeel.',
  whole: ({ receipts, costs }, { componentOf }) =>
    receipts.flatMap(({ row, kind, component, amountEur }) => {
      if (kind !== 'grant') return [];
      const cost = costOf(costs, (cell) => componentOf(cell) === component);
      if (!cost.isZero()) return [];
      const at = { sheet: 'Ontvangsten', row, column: 'component' } as const;
      return [{ at, given: dutchAmount(amountEur), expected: `kosten bij onderdeel ${component}` }];
    }),
});
