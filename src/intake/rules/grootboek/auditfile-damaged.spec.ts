import { auditFile } from '../../../../test/harness/intake/ledger-extract.js';
import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileDamaged } from './auditfile-damaged.js';

describeLedgerRule(auditfileDamaged, {
  passes: { audit: {} },
  fails: {
    audit: auditFile().slice(0, -20),
    says: 'Het auditbestand is beschadigd of niet volledig, of de tekens kloppen niet met de codering die het noemt. Verwacht: een XML Auditfile Financieel. Maak het auditbestand opnieuw aan en lever het in.',
  },
  // white space behind the end is no damage
  border: { audit: `${auditFile()}\n\n` },
});
