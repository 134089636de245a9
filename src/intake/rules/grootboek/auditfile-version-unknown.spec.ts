import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileVersionUnknown } from './auditfile-version-unknown.js';

describeLedgerRule(auditfileVersionUnknown, {
  passes: { audit: {} },
  fails: {
    audit: { namespace: 'http://www.auditfiles.nl/XAF/3.1' },
    says: '"versie 3.1" is geen auditbestand dat hier wordt gelezen. Verwacht: versie 3.2 of 4.0. Maak een XML Auditfile Financieel van versie 3.2 of 4.0 aan en lever dat in.',
  },
  // exporters write the namespace in their own way
  border: { audit: { namespace: 'http://www.auditfiles.nl/xaf/3.2' } },
});
