import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { locationLookalike } from './location-lookalike.js';

describeRule(locationLookalike, {
  passes: { reception: [goo({ location: 'Sporthal Noord' }), goo({ location: 'Sporthal Zuid' })] },
  fails: {
    reception: [goo({ location: 'Sporthal' }), goo({ location: 'Sporthaal' })],
    says: 'Blad Opvang, rij 3, kolom D (Locatie): de locatie "Sporthaal" lijkt sterk op een andere naam op dit blad. Verwacht: dezelfde naam als op rij 2, of een duidelijk andere. Bedoelde u "Sporthal"? Schrijf de naam van een locatie op elke regel hetzelfde.',
  },
  // a number that differs is meant to
  border: { reception: [goo({ location: 'Locatie 1' }), goo({ location: 'Locatie 2' })] },
});
