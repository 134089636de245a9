import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { receiptBeforeScheme } from './receipt-before-scheme.js';

describeReadingRule(receiptBeforeScheme, {
  fails: {
    cells: [['Ontvangsten', 0, 0, '28-02-2022']],
    says: 'Blad Ontvangsten, rij 2, kolom A (Datum): "28-02-2022" ligt vóór het begin van de regeling. Verwacht: een datum van 01-03-2022 tot en met 31-12-2025. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Ontvangsten', 0, 0, '01-03-2022']] },
});
