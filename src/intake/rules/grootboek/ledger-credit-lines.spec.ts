import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerCreditLines } from './ledger-credit-lines.js';

describeLedgerRule(ledgerCreditLines, {
  passes: {},
  fails: {
    rows: [['4310', null, '5-3-2024', -10]],
    says: 'Creditregels tellen als correctie; aantal: 1. Verwacht: debetregels, of correcties. Samen € -10,00. Controleer of dit klopt.',
  },
  // nothing is no correction
  border: { rows: [['4310', null, '5-3-2024', 0]] },
});
