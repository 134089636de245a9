import { PSYCHOSOCIAL_CATEGORIES } from '../../../kernel/scheme.js';
import { costRule } from '../rule.js';

const CATEGORIES: readonly string[] = PSYCHOSOCIAL_CATEGORIES;
const WORDS = /psychosoc|psychiat|psycholo|\bggz\b|traumabehandeling|traumazorg/i;

/** Psychosocial care is shown as a total of its own across routes, which only works under its own category. */
export const psychosocialElsewhere = costRule({
  code: 'psychosocial-elsewhere',
  severity: 'warning',
  problem: 'de omschrijving {given} wijst op psychosociale of psychiatrische zorg, maar de kostensoort is een andere.',
  remedy: 'Kies de kostensoort Psychosociale zorg of Psychiatrische zorg als dat klopt.',
  eachCost: () => {
    return ({ row, costCategory, description }) => {
      if (description === null || CATEGORIES.includes(costCategory) || !WORDS.test(description)) return null;
      return {
        at: { sheet: 'Kosten', row, column: 'costCategory' },
        given: description,
        expected: 'zorg onder de kostensoort Psychosociale zorg of Psychiatrische zorg',
      };
    };
  },
});
