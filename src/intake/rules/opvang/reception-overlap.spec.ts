import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionOverlap } from './reception-overlap.js';

describeRule(receptionOverlap, {
  passes: { reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-01', realisedPlaces: 120 })] },
  fails: {
    reception: [goo({ through: '2024-07-01' }), goo({ from: '2024-07-01', realisedPlaces: 120 })],
    says: 'Blad Opvang, rij 3, kolom A (Van): deze regel overlapt met "rij 2" op dezelfde locatie. Verwacht: een begin na 01-07-2024, het einde van rij 2. Laat perioden van één locatie op elkaar aansluiten, of geef elk deel een eigen locatienaam.',
  },
  // rows without a location cannot be told apart
  border: {
    reception: [
      goo({ location: null, through: '2024-07-01' }),
      goo({ location: null, from: '2024-07-01', realisedPlaces: 9 }),
    ],
  },
});
