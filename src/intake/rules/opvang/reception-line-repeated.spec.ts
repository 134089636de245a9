import { describeRule, goo, poo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionLineRepeated } from './reception-line-repeated.js';

describeRule(receptionLineRepeated, {
  passes: { reception: [goo(), goo({ location: 'Schip' })] },
  fails: {
    reception: [goo(), poo(), goo({ location: 'kantoor ' })],
    says: 'Blad Opvang, rij 4: deze regel is gelijk aan "rij 2". Verwacht: elke opvangregel één keer. Haal de dubbele regel weg; staan hier twee groepen plekken, geef ze dan elk een eigen locatie.',
  },
  border: { reception: [goo(), goo({ realisedPlaces: 101 })] },
});
