import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { routeNotAllowed } from './route-not-allowed.js';

describeReadingRule(routeNotAllowed, {
  fails: {
    cells: [['Kosten', 0, 2, 'VWS']],
    says: 'Blad Kosten, rij 2, kolom C (Dekking): dekking "VWS" kan niet bij deze kostensoort. Verwacht: BooO of Eigen bij kostensoort Huisvesting (huur, energie, onderhoud). Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 2, 'Eigen']] },
});
