import { before, cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { categoryVanished } from './category-vanished.js';

describeRule(categoryVanished, {
  passes: {
    costs: [cost({ costCategory: 'goo-catering', amountEur: '1' })],
    known: { yearBefore: before({ costs: [cost({ costCategory: 'goo-catering' })] }, { fiscalYear: 2023 }) },
  },
  fails: {
    costs: [cost()],
    known: { yearBefore: before({ costs: [cost(), cost({ costCategory: 'goo-catering' })] }, { fiscalYear: 2023 }) },
    says: 'Blad Kosten, kolom B (Kostensoort): de kostensoort "Catering" stond vorig jaar in de declaratie en nu niet. Verwacht: ook kosten van deze soort; in 2023 was het € 12.345,67. Vul de kosten aan, of laat ze weg als ze er niet meer zijn.',
  },
  // just below a twentieth of the whole
  border: {
    costs: [cost()],
    known: {
      yearBefore: before(
        { costs: [cost({ amountEur: '950.01' }), cost({ costCategory: 'goo-catering', amountEur: '49.99' })] },
        { fiscalYear: 2023 },
      ),
    },
  },
});
