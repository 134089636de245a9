import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { receiptInFuture } from './receipt-in-future.js';

describeReadingRule(receiptInFuture, {
  fails: {
    cells: [['Ontvangsten', 0, 0, '01-01-2026']],
    says: 'Blad Ontvangsten, rij 2, kolom A (Datum): "01-01-2026" ligt in de toekomst. Verwacht: een datum van 01-03-2022 tot en met 31-12-2025. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Ontvangsten', 0, 0, '31-12-2025']] },
});
