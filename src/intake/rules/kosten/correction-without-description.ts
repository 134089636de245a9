import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costRule } from '../rule.js';

/** A correction must be traceable to what it corrects. */
export const correctionWithoutDescription = costRule({
  code: 'correction-without-description',
  severity: 'warning',
  problem: 'bij de correctie van {given} staat niet wat er gecorrigeerd wordt.',
  remedy: 'Schrijf in de omschrijving of bij het bewijsstuk welke kosten dit corrigeert.',
  eachCost: () => {
    return ({ row, amountEur, description, evidence }) => {
      if (!amountEur.isNegative() || amountEur.isZero() || description !== null || evidence !== null) return null;
      const at = { sheet: 'Kosten', row, column: 'description' } as const;
      return { at, given: dutchAmount(amountEur), expected: 'een omschrijving of bewijsstuk bij een correctie' };
    };
  },
});
