import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerAccountUnmapped } from './ledger-account-unmapped.js';

describeLedgerRule(ledgerAccountUnmapped, {
  passes: {},
  fails: {
    rows: [
      ['4510', null, '5-3-2024', 10],
      ['4510', null, '6-3-2024', 20],
    ],
    says: 'Grootboekrekening "4510" is nog niet ingedeeld; aantal regels: 2. Verwacht: een rekening die in de indeling staat. Samen € 30,00. Deel de rekening in bij een kostensoort, of geef aan dat zij niet meetelt. Lever het bestand daarna opnieuw in.',
  },
  // an account that is said not to count is mapped
  border: { rows: [['1999', null, '5-3-2024', 10]] },
});
