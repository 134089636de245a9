import { cost, describeRule, monthly } from '../../../../test/harness/intake/rule-spec.js';
import { lineDominates } from './line-dominates.js';

describeRule(lineDominates, {
  passes: { costs: monthly() },
  // eleven months of € 1.000,00 and some cents, and one of a hundredfold
  fails: {
    costs: [...monthly({ amountEur: '1000' }, 11), cost({ month: '2024-12', amountEur: '100000' })],
    says: 'Blad Kosten, rij 13, kolom D (Bedrag): "€ 100.000,00" is meer dan alle andere regels van deze kostensoort samen. Verwacht: regels van Huisvesting (huur, energie, onderhoud) die niet zo ver uiteen lopen. Controleer of dit klopt.',
  },
  // exactly as much as the nine others together
  border: {
    costs: [
      ...Array.from({ length: 9 }, (_, row) => cost({ evidence: `F-${row}`, amountEur: '1000' })),
      cost({ amountEur: '9000' }),
    ],
  },
});
