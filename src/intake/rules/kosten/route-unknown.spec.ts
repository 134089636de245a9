import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { routeUnknown } from './route-unknown.js';

describeReadingRule(routeUnknown, {
  fails: {
    cells: [['Kosten', 0, 2, 'Rijk']],
    says: 'Blad Kosten, rij 2, kolom C (Dekking): "Rijk" is geen dekking. Verwacht: BooO, VWS of Eigen, of een lege cel voor de gebruikelijke dekking. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 2, null]] },
});
