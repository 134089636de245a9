import { EXTRACT_HEADINGS } from '../../../../test/harness/intake/ledger-extract.js';
import { describeLedgerRule, RENT } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerSheetSkipped } from './ledger-sheet-skipped.js';

describeLedgerRule(ledgerSheetSkipped, {
  passes: {},
  fails: {
    sheets: { Mutaties: [EXTRACT_HEADINGS, RENT], Toelichting: [['Dit is een brief']] },
    says: 'Blad Toelichting: op dit blad staat de kopregel niet; het is niet gelezen. Verwacht: één blad met boekingen. Controleer of dit klopt.',
  },
  // of an empty sheet nothing was skipped
  border: { sheets: { Mutaties: [EXTRACT_HEADINGS, RENT], Leeg: [] } },
});
