import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { municipalityCodeUnreadable } from './municipality-code-unreadable.js';

describeReadingRule(municipalityCodeUnreadable, {
  fails: {
    cells: [['Gemeente', 0, 1, 'Zwolle']],
    says: 'Blad Gemeente, rij 2, kolom B (Gemeentecode): "Zwolle" is geen gemeentecode. Verwacht: een gemeentecode als GM0193. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // the number alone is the code of the CBS
  border: { cells: [['Gemeente', 0, 1, 193]] },
});
