import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { amountTooLarge } from './amount-too-large.js';

describeReadingRule(amountTooLarge, {
  fails: {
    cells: [['Kosten', 0, 3, 10000000000]],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "10000000000" is te groot voor een bedrag. Verwacht: een bedrag onder 10 miljard euro. Verbeter de cel en lever het bestand opnieuw in.',
  },
  border: { cells: [['Kosten', 0, 3, 9999999999.99]] },
});
