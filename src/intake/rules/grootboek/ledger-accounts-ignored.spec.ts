import { describeLedgerRule, RENT } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerAccountsIgnored } from './ledger-accounts-ignored.js';

describeLedgerRule(ledgerAccountsIgnored, {
  passes: {},
  fails: {
    rows: [RENT, ['1100', null, '5-3-2024', 10]],
    says: 'Regels op rekeningen die niet meetellen zijn niet meegenomen; aantal: 1. Verwacht: alleen rekeningen die meetellen. Samen € 10,00. Controleer of dit klopt.',
  },
  // a heading within the list is no line
  border: { rows: [RENT, ['1100', null, null, null]] },
});
