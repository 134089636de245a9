import { auditFile } from '../../../../test/harness/intake/ledger-extract.js';
import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileUnsafe } from './auditfile-unsafe.js';

describeLedgerRule(auditfileUnsafe, {
  passes: { audit: {} },
  fails: {
    audit: auditFile({ prolog: '<!DOCTYPE auditfile [<!ENTITY a "b">]>' }),
    says: 'Het auditbestand bevat een documenttype-definitie (DOCTYPE). Dat is niet toegestaan. Verwacht: een XML Auditfile Financieel. Maak het auditbestand opnieuw aan en lever het in.',
  },
  // in a comment it is text
  border: { audit: auditFile({ prolog: '<!-- <!DOCTYPE a> -->' }) },
});
