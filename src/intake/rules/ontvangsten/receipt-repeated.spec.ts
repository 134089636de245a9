import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { receiptRepeated } from './receipt-repeated.js';

describeRule(receiptRepeated, {
  passes: { receipts: [receipt(), receipt({ date: '2024-09-13' })] },
  fails: {
    receipts: [receipt(), receipt({ reference: 'Brief 2' })],
    says: 'Blad Ontvangsten, rij 3: deze ontvangst is gelijk aan "rij 2". Verwacht: elke ontvangst één keer. Haal de dubbele regel weg, of laat hem staan als het twee betalingen zijn.',
  },
  border: { receipts: [receipt(), receipt({ amountEur: '50000.01' })] },
});
