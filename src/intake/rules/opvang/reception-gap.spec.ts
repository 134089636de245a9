import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionGap } from './reception-gap.js';

describeRule(receptionGap, {
  passes: { reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-01' })] },
  fails: {
    reception: [goo({ through: '2024-06-30' }), goo({ from: '2024-07-04' })],
    says: 'Blad Opvang, rij 3, kolom A (Van): tussen "01-07-2024 en 03-07-2024" staat deze locatie niet op het blad. Verwacht: een begin op 01-07-2024, aansluitend op rij 2. Vul de ontbrekende dagen aan, of laat ze weg als de locatie toen dicht was.',
  },
  // a longer row beside it covers the days
  border: { reception: [goo({ through: '2024-01-31' }), goo({ realisedPlaces: 5 }), goo({ from: '2024-07-04' })] },
});
