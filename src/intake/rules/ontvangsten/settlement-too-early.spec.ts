import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { settlementTooEarly } from './settlement-too-early.js';

describeRule(settlementTooEarly, {
  passes: { receipts: [receipt({ kind: 'settlement', date: '2025-11-30' })] },
  fails: {
    receipts: [receipt({ kind: 'settlement', date: '2024-12-31' })],
    says: 'Blad Ontvangsten, rij 2, kolom A (Datum): de vaststelling van "31-12-2024" valt niet na het boekjaar. Verwacht: een datum na 31-12-2024. Controleer de datum, of gebruik de soort Voorschot.',
  },
  border: { receipts: [receipt({ kind: 'settlement', date: '2025-01-01' })] },
});
