import { costRule } from '../rule.js';

/** A line that says it is VAT. */
export const vatInDescription = costRule({
  code: 'vat-in-description',
  severity: 'warning',
  problem: 'de omschrijving {given} noemt btw.',
  remedy: 'Haal btw die u via het BTW-compensatiefonds terugkrijgt weg. Laat btw die u niet terugkrijgt staan.',
  eachCost: () => {
    return ({ row, description }) => {
      if (description === null || !/\b(?:btw|omzetbelasting)\b/i.test(description)) return null;
      if (/\b(?:excl(?:usief)?\.?|zonder|ex)\s+btw\b/i.test(description)) return null;
      return {
        at: { sheet: 'Kosten', row, column: 'description' },
        given: description,
        expected: 'kosten zonder btw die u kunt terugkrijgen',
      };
    };
  },
});
