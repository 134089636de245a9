import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fiscalYearUnreadable } from './fiscal-year-unreadable.js';

describeReadingRule(fiscalYearUnreadable, {
  fails: {
    cells: [['Gemeente', 1, 1, 'vorig jaar']],
    says: 'Blad Gemeente, rij 3, kolom B (Boekjaar): "vorig jaar" is geen boekjaar. Verwacht: een jaar van 2022 tot en met 2025. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 1, 1, '2024']] },
});
