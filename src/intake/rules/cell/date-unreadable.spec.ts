import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { dateUnreadable } from './date-unreadable.js';

describeReadingRule(dateUnreadable, {
  passes: { cells: [['Opvang', 0, 0, '1 jan 2024']] },
  fails: {
    cells: [['Opvang', 0, 0, '31-02-2024']],
    says: 'Blad Opvang, rij 2, kolom A (Van): "31-02-2024" is geen datum. Verwacht: een datum als 31-1-2023. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Opvang', 0, 0, '29-02-2024']] },
});
