import { PSYCHOSOCIAL_CATEGORIES } from '../../../kernel/scheme.js';
import { memory } from '../memory.js';
import { costRule } from '../rule.js';

const CATEGORIES: readonly string[] = PSYCHOSOCIAL_CATEGORIES;

/** Psychosocial care has no route of its own (domain §3): the same cost charged to two routes is counted twice. */
export const psychosocialCountedTwice = costRule({
  code: 'psychosocial-counted-twice',
  severity: 'warning',
  problem:
    'dit bedrag voor psychosociale of psychiatrische zorg staat ook op {given}, met een andere dekking of soort.',
  remedy: 'Laat elke zorgkost op één regel en met één dekking staan.',
  eachCost: () => {
    const seen = memory<{ row: number; as: string }>();
    return ({ row, month, costCategory, fundingRoute, amountEur }) => {
      if (!CATEGORIES.includes(costCategory) || amountEur.isZero()) return null;
      const key = [month, amountEur.toFixed()];
      const as = `${costCategory} ${fundingRoute}`;
      const earlier = seen.earlier(key, { row, as });
      if (earlier === undefined || earlier.as === as) return null;
      return {
        at: { sheet: 'Kosten', row, column: 'fundingRoute' },
        given: `rij ${earlier.row}`,
        expected: 'elke zorgkost één keer, met één dekking',
      };
    };
  },
});
