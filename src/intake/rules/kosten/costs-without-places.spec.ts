import { cost, describeRule, goo, monthly } from '../../../../test/harness/intake/rule-spec.js';
import { costsWithoutPlaces } from './costs-without-places.js';

describeRule(costsWithoutPlaces, {
  passes: { reception: [goo()], costs: monthly() },
  fails: {
    reception: [goo({ from: '2024-02-01' })],
    costs: [cost()],
    says: 'Blad Kosten, rij 2, kolom A (Maand): in "2024-01" zijn er kosten voor gemeentelijke opvang, maar geen gerealiseerde plekken. Verwacht: plekken in elke maand met kosten voor gemeentelijke opvang. Vul de plekken van die maand in op het blad Opvang, of controleer de maand van de kosten.',
  },
  // one day of one place is enough
  border: { reception: [goo({ from: '2024-01-31', through: '2024-01-31', realisedPlaces: 1 })], costs: [cost()] },
});
