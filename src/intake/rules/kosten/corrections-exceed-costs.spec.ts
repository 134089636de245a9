import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { correctionsExceedCosts } from './corrections-exceed-costs.js';

describeRule(correctionsExceedCosts, {
  passes: { costs: [cost({ amountEur: '100' }), cost({ amountEur: '-40', month: '2024-02' })] },
  fails: {
    costs: [cost({ amountEur: '100' }), cost({ amountEur: '-100.01', month: '2024-02' })],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): de kosten van deze soort tellen over het jaar op tot "€ -0,01". Verwacht: kosten van nul of hoger voor Huisvesting (huur, energie, onderhoud). Controleer of dit klopt.',
  },
  border: { costs: [cost({ amountEur: '100' }), cost({ amountEur: '-100', month: '2024-02' })] },
});
