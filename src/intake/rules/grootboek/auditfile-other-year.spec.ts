import { describeLedgerRule } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { auditfileOtherYear } from './auditfile-other-year.js';

describeLedgerRule(auditfileOtherYear, {
  passes: { audit: {} },
  fails: {
    audit: { fiscalYear: '2023' },
    says: 'Veld fiscalYear: "2023" ligt buiten het boekjaar. Verwacht: het boekjaar 2024. Maak een auditbestand van het boekjaar aan en lever dat in.',
  },
  // the last day of the year is of the year
  border: { audit: { endDate: '2024-12-31' } },
});
