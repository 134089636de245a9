import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { ownContributionOutsideYear } from './own-contribution-outside-year.js';

describeReadingRule(ownContributionOutsideYear, {
  fails: {
    cells: [
      ['Ontvangsten', 0, 0, '01-01-2025'],
      ['Ontvangsten', 0, 1, 'Eigen bijdrage'],
    ],
    says: 'Blad Ontvangsten, rij 2, kolom A (Datum): "01-01-2025" ligt buiten het boekjaar; de eigen bijdrage telt toch mee. Verwacht: een datum in 2024. Controleer of dit klopt.',
  },
  border: {
    cells: [
      ['Ontvangsten', 0, 0, '31-12-2024'],
      ['Ontvangsten', 0, 1, 'Eigen bijdrage'],
    ],
  },
});
