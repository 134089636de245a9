import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { valueMissing } from './value-missing.js';

describeReadingRule(valueMissing, {
  fails: {
    cells: [['Kosten', 0, 3, null]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): de cel is leeg. Verwacht: een getal of een bedrag als 1.234,56. Vul de cel in en lever het bestand opnieuw in.',
  },
  // a nought is a value
  border: { cells: [['Kosten', 0, 3, 0]] },
});
