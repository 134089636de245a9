import { EXTRACT_HEADINGS } from '../../../../test/harness/intake/ledger-extract.js';
import { describeLedgerRule, RENT } from '../../../../test/harness/intake/ledger-rule-spec.js';
import { ledgerHeaderMissing } from './ledger-header-missing.js';

describeLedgerRule(ledgerHeaderMissing, {
  passes: {},
  fails: {
    sheets: {
      Mutaties: [
        ['Rekening', 'Dag', 'Euro'],
        ['4310', '5-3-2024', 10],
      ],
    },
    says: 'Blad Mutaties: de kopregel is niet gevonden. Verwacht: een rij met de koppen Grootboek, Kostenplaats, Boekdatum, Bedrag, Omschrijving, Boekstuk. Laat de kopregel in de eerste twintig rijen staan, of pas de kolomnamen van de indeling aan.',
  },
  // in the twentieth row it is still found
  border: { sheets: { Mutaties: [...Array.from({ length: 19 }, () => ['Mutaties 2024']), EXTRACT_HEADINGS, RENT] } },
});
