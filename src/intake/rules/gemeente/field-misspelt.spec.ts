import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fieldMisspelt } from './field-misspelt.js';

describeReadingRule(fieldMisspelt, {
  fails: {
    cells: [['Gemeente', 2, 0, 'Grondslag GO']],
    says: 'Blad Gemeente, rij 4, kolom A (Veld): het veld "Grondslag GO" is niet dat van het sjabloon. Verwacht: alleen de velden Gemeentecode, Boekjaar, Grondslag GOO, Sjabloonversie, Opmerking. Bedoelde u "Grondslag GOO"? Verbeter het blad en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 2, 0, 'grondslag  goo']] },
});
