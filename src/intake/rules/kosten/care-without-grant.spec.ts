import { cost, describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { careWithoutGrant } from './care-without-grant.js';

describeRule(careWithoutGrant, {
  passes: {
    costs: [cost({ costCategory: 'youth-care', fundingRoute: 'vws' })],
    receipts: [receipt({ kind: 'grant', component: 'care' })],
  },
  fails: {
    costs: [cost({ costCategory: 'youth-care', fundingRoute: 'vws' })],
    says: 'Blad Ontvangsten: er zijn zorgkosten met dekking VWS van "€ 12.345,67", maar er is geen toekenning. Verwacht: een toekenning bij zorgkosten; zonder toekenning is er geen aanspraak. Zet de toekenning op het blad Ontvangsten (soort Toekenning, onderdeel care) als u die hebt.',
  },
  // charged to the municipality itself, no grant is needed
  border: { costs: [cost({ costCategory: 'youth-care', fundingRoute: 'own' })] },
});
