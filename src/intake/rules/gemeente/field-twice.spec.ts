import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fieldTwice } from './field-twice.js';

describeReadingRule(fieldTwice, {
  fails: {
    cells: [
      ['Gemeente', 5, 0, 'Boekjaar'],
      ['Gemeente', 5, 1, 2024],
    ],
    says: 'Blad Gemeente, rij 7, kolom A (Veld): het veld "Boekjaar" komt twee keer voor. Verwacht: één veld Boekjaar. Haal er één weg en lever het bestand opnieuw in.',
  },
  border: {
    cells: [
      ['Gemeente', 5, 0, 'Boekjaar volgens wie?'],
      ['Gemeente', 5, 1, 2024],
    ],
  },
});
