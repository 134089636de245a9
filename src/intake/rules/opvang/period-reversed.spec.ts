import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { periodReversed } from './period-reversed.js';

describeReadingRule(periodReversed, {
  fails: {
    cells: [
      ['Opvang', 0, 0, '02-02-2024'],
      ['Opvang', 0, 1, '01-02-2024'],
    ],
    says: 'Blad Opvang, rij 2, kolom B (Tot en met): "01-02-2024" ligt vóór de datum in de kolom Van. Verwacht: een datum op of na 02-02-2024. Verbeter de cel en lever het bestand opnieuw in.',
  },
  // one day
  border: {
    cells: [
      ['Opvang', 0, 0, '01-02-2024'],
      ['Opvang', 0, 1, '01-02-2024'],
    ],
  },
});
