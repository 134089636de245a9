import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { advanceOutsideYear } from './advance-outside-year.js';

describeRule(advanceOutsideYear, {
  passes: { receipts: [receipt()] },
  fails: {
    receipts: [receipt({ date: '2023-06-30' })],
    says: 'Blad Ontvangsten, rij 2, kolom A (Datum): het voorschot van "30-06-2023" ligt ver van het boekjaar. Verwacht: een datum van 01-07-2023 tot en met 31-12-2025. Controleer de datum, en of het voorschot bij dit boekjaar hoort.',
  },
  border: { receipts: [receipt({ date: '2023-07-01' }), receipt({ date: '2025-12-31' })] },
});
