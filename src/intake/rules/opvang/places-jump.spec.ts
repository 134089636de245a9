import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { placesJump } from './places-jump.js';

describeRule(placesJump, {
  passes: { reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-01', realisedPlaces: 250 })] },
  fails: {
    reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-01', realisedPlaces: 1000 })],
    says: 'Blad Opvang, rij 3, kolom E (Gerealiseerde plekken): het aantal "1.000" verschilt meer dan een factor drie van de periode ervoor. Verwacht: een aantal in de buurt van 100 (rij 2). Controleer of dit klopt.',
  },
  border: { reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-01', realisedPlaces: 300 })] },
});
