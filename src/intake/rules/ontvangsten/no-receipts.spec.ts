import { describeRule, receipt } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { noReceipts } from './no-receipts.js';

describeRule(noReceipts, {
  passes: { receipts: [receipt()], known: { entitlementEur: new Map([['goo', amount('60000')]]) } },
  fails: {
    known: { entitlementEur: new Map([['goo', amount('60000')]]) },
    says: 'Blad Ontvangsten: er is geen enkel voorschot en geen enkele vaststelling voor "2024". Verwacht: ontvangsten van een afgelopen jaar. Vul de ontvangsten van het Rijk in, of laat het blad leeg als u niets ontving.',
  },
  // on the last day of the year money can still come
  border: { known: { today: '2024-12-31', entitlementEur: new Map([['goo', amount('60000')]]) } },
});
