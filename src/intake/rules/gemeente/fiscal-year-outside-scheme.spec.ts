import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fiscalYearOutsideScheme } from './fiscal-year-outside-scheme.js';

describeReadingRule(fiscalYearOutsideScheme, {
  fails: {
    cells: [['Gemeente', 1, 1, 2021]],
    says: 'Blad Gemeente, rij 3, kolom B (Boekjaar): over het jaar "2021" kan niet worden gedeclareerd. Verwacht: een jaar van 2022 tot en met 2025. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 1, 1, 2022]] },
});
