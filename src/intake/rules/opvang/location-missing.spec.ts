import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { locationMissing } from './location-missing.js';

describeRule(locationMissing, {
  passes: { reception: [goo(), goo({ location: 'Schip' })] },
  fails: {
    reception: [goo(), goo({ location: null, realisedPlaces: 3 })],
    says: 'Blad Opvang, rij 3, kolom D (Locatie): er staat geen locatie bij deze plekken, terwijl andere regels er wel een hebben. Verwacht: de naam van de locatie. Vul de naam van de locatie in.',
  },
  // with one nameless location, a name adds nothing
  border: { reception: [goo({ location: null })] },
});
