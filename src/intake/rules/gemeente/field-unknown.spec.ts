import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fieldUnknown } from './field-unknown.js';

describeReadingRule(fieldUnknown, {
  fails: {
    cells: [
      ['Gemeente', 5, 0, 'Contactpersoon'],
      ['Gemeente', 5, 1, 'x'],
    ],
    says: 'Blad Gemeente, rij 7, kolom A (Veld): "Contactpersoon" is geen veld van het sjabloon en is niet gelezen. Verwacht: alleen de velden Gemeentecode, Boekjaar, Grondslag GOO, Sjabloonversie, Opmerking. Controleer of dit klopt.',
  },
  border: {
    cells: [
      ['Gemeente', 5, 0, null],
      ['Gemeente', 5, 1, null],
    ],
  },
});
