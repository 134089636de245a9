import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { bsnInText } from './bsn-in-text.js';

describeReadingRule(bsnInText, {
  fails: {
    cells: [['Kosten', 0, 5, 'Zaak 123456782']],
    says: 'Blad Kosten, rij 2, kolom F (Omschrijving): de tekst bevat een geldig burgerservicenummer. Verwacht: een tekst zonder persoonsgegevens. Haal het nummer weg en lever het bestand opnieuw in.',
  },
  // nine digits that do not pass the eleven test
  border: { cells: [['Kosten', 0, 5, 'Zaak 123456789']] },
});
