import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { municipalityNotInYear } from './municipality-not-in-year.js';

describeReadingRule(municipalityNotInYear, {
  passes: { cells: [['Gemeente', 0, 1, 'GM1992']] },
  fails: {
    cells: [['Gemeente', 0, 1, 'GM0501']],
    says: 'Blad Gemeente, rij 2, kolom B (Gemeentecode): de gemeente met code "GM0501" bestond niet in dit boekjaar. Verwacht: een gemeente die in 2024 bestond. Brielle is per 1 januari 2023 opgegaan in Voorne aan Zee (GM1992). Verbeter de cel en lever het bestand opnieuw in.',
  },
  // its last day lies in the year before
  border: {
    cells: [
      ['Gemeente', 0, 1, 'GM0501'],
      ['Gemeente', 1, 1, 2022],
    ],
  },
});
