import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { templateVersionUnknown } from './template-version-unknown.js';

describeReadingRule(templateVersionUnknown, {
  fails: {
    cells: [['Gemeente', 3, 1, 2]],
    says: 'Blad Gemeente, rij 5, kolom B (Sjabloonversie): sjabloonversie "2" is onbekend. Verwacht: versie 1. Gebruik het sjabloon van versie 1 en lever het bestand opnieuw in.',
  },
  border: { cells: [['Gemeente', 3, 1, '1,0']] },
});
