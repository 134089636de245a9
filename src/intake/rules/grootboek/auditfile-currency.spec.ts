import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileCurrency } from './auditfile-currency.js';

describeLedgerRule(auditfileCurrency, {
  passes: { audit: {} },
  fails: {
    audit: { currency: 'USD' },
    says: 'Veld curCode: de bedragen zijn in "USD". Verwacht: EUR. Maak een auditbestand in euro aan en lever dat in.',
  },
  // the case of the letters says nothing
  border: { audit: { currency: 'eur' } },
});
