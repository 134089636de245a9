import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { dateOutsideYear } from './date-outside-year.js';

describeReadingRule(dateOutsideYear, {
  fails: {
    cells: [['Opvang', 0, 0, '31-12-2023']],
    says: 'Blad Opvang, rij 2, kolom A (Van): "31-12-2023" ligt buiten het boekjaar. Verwacht: een datum in 2024. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Opvang', 0, 0, '01-01-2024']] },
});
