import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { referenceReused } from './reference-reused.js';

describeRule(referenceReused, {
  passes: { receipts: [receipt(), receipt({ date: '2024-09-13', reference: 'Brief 2' })] },
  fails: {
    receipts: [receipt(), receipt({ date: '2024-06-14' })],
    says: 'Blad Ontvangsten, rij 3, kolom E (Kenmerk): kenmerk "Brief 1" staat met hetzelfde bedrag ook op een andere datum. Verwacht: een ander kenmerk dan dat van rij 2. Controleer of dezelfde ontvangst twee keer is opgenomen.',
  },
  // one letter can announce two different amounts
  border: { receipts: [receipt(), receipt({ date: '2024-06-14', amountEur: '50000.01' })] },
});
