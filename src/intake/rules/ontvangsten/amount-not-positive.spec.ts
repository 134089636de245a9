import { describeReadingRule } from '../../../../test/harness/intake/reading-rule-spec.js';
import { amountNotPositive } from './amount-not-positive.js';

describeReadingRule(amountNotPositive, {
  fails: {
    cells: [['Ontvangsten', 0, 3, 0]],
    says: 'Blad Ontvangsten, rij 2, kolom D (Bedrag): "0" is geen positief bedrag. Verwacht: een bedrag groter dan 0. Gebruik de soort Terugvordering voor geld dat terug moet naar het Rijk, of verbeter de regel. Lever het bestand daarna opnieuw in.',
  },
  border: { cells: [['Ontvangsten', 0, 3, 0.01]] },
});
