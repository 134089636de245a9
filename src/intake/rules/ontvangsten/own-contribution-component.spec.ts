import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { ownContributionComponent } from './own-contribution-component.js';

describeReadingRule(ownContributionComponent, {
  passes: { cells: [['Ontvangsten', 0, 1, 'Eigen bijdrage']] },
  fails: {
    cells: [
      ['Ontvangsten', 0, 1, 'Eigen bijdrage'],
      ['Ontvangsten', 0, 2, 'care'],
    ],
    says: 'Blad Ontvangsten, rij 2, kolom C (Onderdeel): een Eigen bijdrage kan niet bij het onderdeel "care". Verwacht: goo, of een lege cel. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: {
    cells: [
      ['Ontvangsten', 0, 1, 'Eigen bijdrage'],
      ['Ontvangsten', 0, 2, null],
    ],
  },
});
