import { cost, describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { grantWithoutCosts } from './grant-without-costs.js';

describeRule(grantWithoutCosts, {
  passes: {
    costs: [cost({ costCategory: 'transition' })],
    receipts: [receipt({ kind: 'grant', component: 'transition' })],
  },
  fails: {
    costs: [cost()],
    receipts: [receipt({ kind: 'grant', component: 'transition' })],
    says: 'Blad Ontvangsten, rij 2, kolom C (Onderdeel): er is een toekenning van "€ 50.000,00", maar er zijn geen kosten bij dat onderdeel. Verwacht: kosten bij onderdeel transition. Vul de kosten aan op het blad Kosten, of controleer het onderdeel.',
  },
  border: {
    costs: [cost({ costCategory: 'transition', amountEur: '0.01' })],
    receipts: [receipt({ kind: 'grant', component: 'transition' })],
  },
});
