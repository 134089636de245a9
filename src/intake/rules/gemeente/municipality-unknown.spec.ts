import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { municipalityUnknown } from './municipality-unknown.js';

describeReadingRule(municipalityUnknown, {
  fails: {
    cells: [['Gemeente', 0, 1, 'GM9999']],
    says: 'Blad Gemeente, rij 2, kolom B (Gemeentecode): de gemeentecode "GM9999" bestaat niet. Verwacht: de code van een bestaande gemeente, als GM0193. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 0, 1, 'gm0150']] },
});
