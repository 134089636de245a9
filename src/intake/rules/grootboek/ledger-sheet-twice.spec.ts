import { EXTRACT_HEADINGS } from '../../../../test/harness/intake/ledger-extract.js';
import { describeLedgerRule, RENT } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerSheetTwice } from './ledger-sheet-twice.js';

describeLedgerRule(ledgerSheetTwice, {
  passes: {},
  fails: {
    sheets: { Mutaties: [EXTRACT_HEADINGS, RENT], Kopie: [EXTRACT_HEADINGS, RENT] },
    says: 'Blad Kopie: dit blad heeft dezelfde kopregel als een eerder blad. Verwacht: alleen het blad Mutaties. Zet alle boekingen op één blad en lever het bestand opnieuw in.',
  },
  // one heading alike is not the same head
  border: { sheets: { Mutaties: [EXTRACT_HEADINGS, RENT], Kopie: [['Grootboek'], ['4310']] } },
});
