import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { monthUnreadable } from './month-unreadable.js';

describeReadingRule(monthUnreadable, {
  passes: { cells: [['Kosten', 0, 0, 'mrt-24']] },
  fails: {
    cells: [['Kosten', 0, 0, '2024-13']],
    says: 'Blad Kosten, rij 2, kolom A (Maand): "2024-13" is geen maand. Verwacht: een maand als 2023-03 of mrt-23, of een datum in die maand. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // a day stands for its month
  border: { cells: [['Kosten', 0, 0, '31-12-2024']] },
});
