import { cost, describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { transitionWithoutGrant } from './transition-without-grant.js';

describeRule(transitionWithoutGrant, {
  passes: {
    costs: [cost({ costCategory: 'transition' })],
    receipts: [receipt({ kind: 'grant', component: 'transition' })],
  },
  fails: {
    costs: [cost({ costCategory: 'transition' })],
    says: 'Blad Ontvangsten: er zijn transitiekosten van "€ 12.345,67", maar er is geen toekenning. Verwacht: een toekenning bij transitiekosten; zonder toekenning is er geen aanspraak. Zet de beschikking op het blad Ontvangsten (soort Toekenning, onderdeel transition) als u die hebt.',
  },
  // a grant for care is no grant for transition
  border: {
    costs: [cost({ costCategory: 'transition', amountEur: '0.01' })],
    receipts: [receipt({ kind: 'grant', component: 'care' })],
    says: 'Blad Ontvangsten: er zijn transitiekosten van "€ 0,01", maar er is geen toekenning. Verwacht: een toekenning bij transitiekosten; zonder toekenning is er geen aanspraak. Zet de beschikking op het blad Ontvangsten (soort Toekenning, onderdeel transition) als u die hebt.',
  },
});
