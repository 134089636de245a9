import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { reclaimOverReceived } from './reclaim-over-received.js';

describeRule(reclaimOverReceived, {
  passes: { receipts: [receipt(), receipt({ kind: 'reclaim', amountEur: '20000' })] },
  fails: {
    receipts: [receipt(), receipt({ kind: 'reclaim', amountEur: '50000.01' })],
    says: 'Blad Ontvangsten, rij 3, kolom D (Bedrag): voor een onderdeel is meer teruggevorderd dan ontvangen; per saldo "€ -0,01". Verwacht: voor onderdeel goo hoogstens wat er ontvangen is. Vul de ontbrekende voorschotten of vaststellingen aan, of controleer de terugvordering.',
  },
  border: { receipts: [receipt(), receipt({ kind: 'reclaim', amountEur: '50000' })] },
});
