import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { dateAsNumber } from './date-as-number.js';

describeReadingRule(dateAsNumber, {
  fails: {
    cells: [['Opvang', 0, 0, 45292]],
    says: 'Blad Opvang, rij 2, kolom A (Van): "45292" is een getal zonder datumopmaak en is gelezen als datum. Verwacht: een cel met datumopmaak. Controleer of dit klopt.',
  },
  // four digits are no day of this century
  border: { cells: [['Opvang', 0, 0, 9999]] },
});
