import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileTooLarge } from './auditfile-too-large.js';

describeLedgerRule(auditfileTooLarge, {
  passes: { audit: {} },
  fails: {
    audit: {},
    limits: { rowsPerSheet: 1 },
    says: 'Het auditbestand is te groot. Verwacht: een XML Auditfile Financieel. Maak een auditbestand van alleen de grootboekrekeningen van de opvang, of lever een uittreksel als werkmap in.',
  },
  // as many lines as may be
  border: { audit: {}, limits: { rowsPerSheet: 2 } },
});
