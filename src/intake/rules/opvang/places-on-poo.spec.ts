import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { placesOnPoo } from './places-on-poo.js';

describeReadingRule(placesOnPoo, {
  fails: {
    cells: [['Opvang', 1, 4, 5]],
    says: 'Blad Opvang, rij 3, kolom E (Gerealiseerde plekken): "5" plekken op een POO-regel tellen niet mee en zijn niet bewaard. Verwacht: een lege cel op een POO-regel. Zet plekken op een GOO-regel.',
  },
  border: { cells: [['Opvang', 1, 4, 0]] },
});
