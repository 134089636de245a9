import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costRule } from '../rule.js';

const REST_CATEGORIES: readonly string[] = ['other', 'goo-other'];

/** "Overige kosten" says nothing by itself. */
export const otherWithoutDescription = costRule({
  code: 'other-without-description',
  severity: 'warning',
  problem: 'bij overige kosten van {given} staat geen omschrijving.',
  remedy: 'Schrijf in een paar woorden waarvoor de kosten zijn, of kies een andere kostensoort.',
  eachCost: () => {
    return ({ row, costCategory, amountEur, description }) => {
      if (!REST_CATEGORIES.includes(costCategory) || description !== null) return null;
      const at = { sheet: 'Kosten', row, column: 'description' } as const;
      return { at, given: dutchAmount(amountEur), expected: 'een omschrijving bij overige kosten' };
    };
  },
});
