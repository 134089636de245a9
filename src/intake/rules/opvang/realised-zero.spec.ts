import { describeRule, goo, poo } from '../../../../test/harness/intake/rule-spec.js';
import { realisedZero } from './realised-zero.js';

describeRule(realisedZero, {
  passes: { reception: [goo(), poo()] },
  fails: {
    reception: [goo({ realisedPlaces: 0 }), poo({ persons: 0 })],
    says: [
      'Blad Opvang, rij 2, kolom E (Gerealiseerde plekken): deze regel heeft "0 plekken" en telt dus niet mee. Verwacht: een aantal plekken boven 0. Vul het aantal in, of haal de regel weg.',
      'Blad Opvang, rij 3, kolom G (Personen): deze regel heeft "0 personen" en telt dus niet mee. Verwacht: een aantal personen boven 0. Vul het aantal in, of haal de regel weg.',
    ],
  },
  border: { reception: [goo({ realisedPlaces: 1 }), poo({ persons: 1 })] },
});
