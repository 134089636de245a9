import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { amountNegative } from './amount-negative.js';

describeReadingRule(amountNegative, {
  fails: {
    cells: [['Kosten', 0, 3, '(1.200,00)']],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "(1.200,00)" is een negatief bedrag en telt als correctie. Verwacht: een positief bedrag, of een correctie. Controleer of dit klopt.',
  },
  border: { cells: [['Kosten', 0, 3, 0]] },
});
