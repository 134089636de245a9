import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { vacancyHigh } from './vacancy-high.js';

describeRule(vacancyHigh, {
  passes: { reception: [goo({ occupiedPlaces: 80 })] },
  fails: {
    reception: [goo({ occupiedPlaces: 49 })],
    says: 'Blad Opvang, rij 2, kolom F (Bezette plekken): van deze plekken is meer dan de helft lang onbezet; bezet: "49". Verwacht: minstens de helft van 100 plekken, of een kortere periode. Controleer of dit klopt.',
  },
  border: { reception: [goo({ occupiedPlaces: 50 })] },
});
