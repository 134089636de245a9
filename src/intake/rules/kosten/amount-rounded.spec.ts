import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { amountRounded } from './amount-rounded.js';

describeRule(amountRounded, {
  passes: { costs: [cost({ amountEur: '100250' })] },
  fails: {
    costs: [cost({ amountEur: '250000' })],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): "€ 250.000,00" is een groot rond bedrag en lijkt een raming. Verwacht: werkelijke kosten, geen raming of begroting. Controleer of dit klopt.',
  },
  border: { costs: [cost({ amountEur: '50000' }), cost({ amountEur: '100000.01' })] },
});
