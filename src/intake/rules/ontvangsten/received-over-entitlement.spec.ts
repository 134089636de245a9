import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { receivedOverEntitlement } from './received-over-entitlement.js';

describeRule(receivedOverEntitlement, {
  passes: { receipts: [receipt()], known: { entitlementEur: new Map([['goo', amount('60000')]]) } },
  fails: {
    receipts: [receipt({ amountEur: '90000.01' })],
    known: { entitlementEur: new Map([['goo', amount('60000')]]) },
    says: 'Blad Ontvangsten, rij 2, kolom D (Bedrag): voor een onderdeel is "€ 90.000,01" ontvangen, veel meer dan waar deze declaratie recht op geeft. Verwacht: voor onderdeel goo een bedrag in de buurt van de aanspraak, € 60.000,00. Controleer of dit klopt.',
  },
  border: {
    receipts: [receipt({ amountEur: '90000' })],
    known: { entitlementEur: new Map([['goo', amount('60000')]]) },
  },
});
