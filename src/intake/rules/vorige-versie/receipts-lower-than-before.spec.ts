import { before, describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { receiptsLowerThanBefore } from './receipts-lower-than-before.js';

describeRule(receiptsLowerThanBefore, {
  passes: { receipts: [receipt()], known: { previousVersion: before({ receipts: [receipt({ amountEur: '100' })] }) } },
  fails: {
    receipts: [receipt({ amountEur: '49999.99' })],
    known: { previousVersion: before({ receipts: [receipt()] }) },
    says: 'Blad Ontvangsten, kolom D (Bedrag): er is "€ 49.999,99" ontvangen, minder dan in de vorige versie. Verwacht: minstens € 50.000,00, zoals in versie 1. Controleer of er ontvangsten ontbreken.',
  },
  border: { receipts: [receipt()], known: { previousVersion: before({ receipts: [receipt()] }) } },
});
