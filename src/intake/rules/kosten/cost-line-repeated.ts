import { costRule } from '../rule.js';
import { memory } from '../memory.js';

/** A line that is wholly equal to an earlier one is often the same invoice entered twice. */
export const costLineRepeated = costRule({
  code: 'cost-line-repeated',
  severity: 'warning',
  problem: 'deze regel is gelijk aan {given}.',
  remedy: 'Haal de dubbele regel weg, of laat hem staan als het twee verschillende kosten zijn.',
  eachCost: () => {
    const seen = memory<number>();
    return ({ row, month, costCategory, fundingRoute, amountEur, location, description, evidence }) => {
      const key = [month, costCategory, fundingRoute, amountEur.toFixed(), location, description, evidence];
      const earlier = seen.earlier(key, row);
      return earlier === undefined
        ? null
        : { at: { sheet: 'Kosten', row }, given: `rij ${earlier}`, expected: 'elke kostenregel één keer' };
    };
  },
});
