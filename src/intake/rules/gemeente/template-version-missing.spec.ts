import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { templateVersionMissing } from './template-version-missing.js';

describeReadingRule(templateVersionMissing, {
  fails: {
    cells: [['Gemeente', 3, 1, null]],
    says: 'Blad Gemeente, rij 5, kolom B (Sjabloonversie): de sjabloonversie is niet ingevuld; versie 1 is aangenomen. Verwacht: versie 1. Controleer of dit klopt.',
  },
  border: { cells: [['Gemeente', 3, 1, '1']] },
});
