import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileTotalsDiffer } from './auditfile-totals-differ.js';

describeLedgerRule(auditfileTotalsDiffer, {
  passes: { audit: {} },
  fails: {
    audit: { totalDebit: '1000.51' },
    says: 'Veld totalDebit: het auditbestand noemt zelf "1000.51". Verwacht: € 1.000,50, wat er is gelezen. Het auditbestand is niet volledig. Maak het opnieuw aan en lever het in.',
  },
  // another way to write the same amount
  border: { audit: { totalDebit: '1000.500' } },
});
