import { amount } from '../../../kernel/money.js';
import { sum } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costOf } from '../declared.js';
import { wholeRule } from '../rule.js';

/** A category smaller than this part of the year before is not missed. */
const PART = amount('0.05');

/** A cost category that mattered in the year before and is not there now. */
export const categoryVanished = wholeRule({
  code: 'category-vanished',
  severity: 'warning',
  problem: 'de kostensoort {given} stond vorig jaar in de declaratie en nu niet.',
  remedy: 'Vul de kosten aan, of laat ze weg als ze er niet meer zijn.',
  whole: ({ costs }, { yearBefore, labelOf }) => {
    if (!yearBefore) return [];
    const total = sum(yearBefore.costs.map(({ amountEur }) => amountEur));
    const categories = [...new Set(yearBefore.costs.map(({ costCategory }) => costCategory))];
    return categories.flatMap((category) => {
      const before = costOf(yearBefore.costs, ({ costCategory }) => costCategory === category);
      if (before.lessThan(total.times(PART)) || before.lessThanOrEqualTo(0)) return [];
      if (costs.some(({ costCategory }) => costCategory === category)) return [];
      const expected = `ook kosten van deze soort; in ${yearBefore.fiscalYear} was het ${dutchAmount(before)}`;
      return [{ at: { sheet: 'Kosten', column: 'costCategory' }, given: labelOf(category), expected }];
    });
  },
});
