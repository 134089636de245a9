import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { fieldMissing } from './field-missing.js';

describeReadingRule(fieldMissing, {
  fails: {
    cells: [['Gemeente', 0, 1, null]],
    says: 'Blad Gemeente, rij 2, kolom B (Gemeentecode): dit veld ontbreekt of is leeg. Verwacht: een gemeentecode als GM0193. Vul het veld in en lever het bestand opnieuw in.',
  },
  // what need not be filled in is not missed
  border: { cells: [['Gemeente', 4, 1, null]] },
});
