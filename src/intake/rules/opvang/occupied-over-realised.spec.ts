import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { occupiedOverRealised } from './occupied-over-realised.js';

describeRule(occupiedOverRealised, {
  passes: { reception: [goo({ occupiedPlaces: 99 })] },
  fails: {
    reception: [goo({ occupiedPlaces: 101 })],
    says: 'Blad Opvang, rij 2, kolom F (Bezette plekken): "101" bezette plekken is meer dan er gerealiseerd zijn. Verwacht: hoogstens 100, het aantal gerealiseerde plekken. Controleer of dit klopt.',
  },
  border: { reception: [goo({ occupiedPlaces: 100 })] },
});
