import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { amountThreeDecimals } from './amount-three-decimals.js';

describeReadingRule(amountThreeDecimals, {
  fails: {
    cells: [['Kosten', 0, 3, 12.345]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "12,345" heeft meer dan twee decimalen. Verwacht: een bedrag in hele centen. Bij het boeken wordt het bedrag afgerond op hele centen. Controleer of dit klopt.',
  },
  // what binary arithmetic leaves behind is no decimal
  border: { cells: [['Kosten', 0, 3, 0.1 + 0.2]] },
});
