import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { numberUnreadable } from './number-unreadable.js';

describeReadingRule(numberUnreadable, {
  passes: { cells: [['Opvang', 0, 4, '1.234']] },
  fails: {
    cells: [['Opvang', 0, 4, 12.5]],
    says: 'Blad Opvang, rij 2, kolom E (Gerealiseerde plekken): "12,5" is geen geldig aantal. Verwacht: een heel getal van 0 of hoger. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Opvang', 0, 4, 1000000]] },
});
