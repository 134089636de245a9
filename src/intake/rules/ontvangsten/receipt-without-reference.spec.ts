import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { receiptWithoutReference } from './receipt-without-reference.js';

describeRule(receiptWithoutReference, {
  passes: { receipts: [receipt()] },
  fails: {
    receipts: [receipt({ reference: null })],
    says: 'Blad Ontvangsten, rij 2, kolom E (Kenmerk): bij "€ 50.000,00" staat geen kenmerk. Verwacht: een kenmerk bij geld of een besluit van het Rijk. Vul het kenmerk van de brief of beschikking in.',
  },
  // what residents pay comes without a letter
  border: { receipts: [receipt({ kind: 'own-contribution', reference: null })] },
});
