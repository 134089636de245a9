import { dutchAmount } from '../../../platform/dutch-figures.js';
import { wholeRule } from '../rule.js';

/** Money of the State comes with a letter; without its reference nobody can find it again. */
export const receiptWithoutReference = wholeRule({
  code: 'receipt-without-reference',
  severity: 'warning',
  problem: 'bij {given} staat geen kenmerk.',
  remedy: 'Vul het kenmerk van de brief of beschikking in.',
  whole: ({ receipts }) =>
    receipts.flatMap(({ row, kind, amountEur, reference }) =>
      reference === null && kind !== 'own-contribution'
        ? [
            {
              at: { sheet: 'Ontvangsten', row, column: 'reference' },
              given: dutchAmount(amountEur),
              expected: 'een kenmerk bij geld of een besluit van het Rijk',
            },
          ]
        : [],
    ),
});
