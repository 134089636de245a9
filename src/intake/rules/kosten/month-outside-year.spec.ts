import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { monthOutsideYear } from './month-outside-year.js';

describeReadingRule(monthOutsideYear, {
  fails: {
    cells: [['Kosten', 0, 0, '2023-12']],
    says: 'Blad Kosten, rij 2, kolom A (Maand): "2023-12" ligt buiten het boekjaar. Verwacht: een maand in 2024. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 0, '2024-12']] },
});
