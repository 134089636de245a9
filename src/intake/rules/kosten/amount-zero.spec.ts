import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { amountZero } from './amount-zero.js';

describeRule(amountZero, {
  passes: { costs: [cost()] },
  fails: {
    costs: [cost({ amountEur: '0' })],
    says: 'Blad Kosten, rij 2, kolom D (Bedrag): het bedrag is nul. Verwacht: een bedrag dat niet nul is. Vul het bedrag in, of haal de regel weg.',
  },
  border: { costs: [cost({ amountEur: '0.01' }), cost({ amountEur: '-0.01' })] },
});
