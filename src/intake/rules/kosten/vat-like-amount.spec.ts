import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { vatLikeAmount } from './vat-like-amount.js';

describeRule(vatLikeAmount, {
  passes: { costs: [cost({ amountEur: '1000' }), cost({ amountEur: '200' })] },
  fails: {
    costs: [cost({ amountEur: '1000.03' }), cost({ amountEur: '210.01' })],
    says: 'Blad Kosten, rij 3, kolom D (Bedrag): "€ 210,01" is precies de btw over een bedrag op de regel ervoor of erna. Verwacht: een bedrag zonder btw (dit lijkt 21%). Haal btw die u via het BTW-compensatiefonds terugkrijgt weg. Laat btw die u niet terugkrijgt staan.',
  },
  // 21% of 1.000,00 is 210,00; a cent less is not
  border: { costs: [cost({ amountEur: '1000' }), cost({ amountEur: '209.99' })] },
});
