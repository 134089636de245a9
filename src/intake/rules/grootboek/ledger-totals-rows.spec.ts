import { describeLedgerRule, RENT } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerTotalsRows } from './ledger-totals-rows.js';

describeLedgerRule(ledgerTotalsRows, {
  passes: {},
  fails: {
    rows: [RENT, ['Totaal', null, null, 10]],
    says: 'Blad Mutaties: rijen met totalen of saldi zijn overgeslagen; aantal: 1. Verwacht: alleen boekingsregels. Controleer of dit klopt.',
  },
  // with a day it is a line
  border: { rows: [['4310', null, '5-3-2024', 10, 'Totaal van maart']] },
});
