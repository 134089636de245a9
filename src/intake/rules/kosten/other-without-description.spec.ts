import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { otherWithoutDescription } from './other-without-description.js';

describeRule(otherWithoutDescription, {
  passes: { costs: [cost({ costCategory: 'goo-other', description: 'Verhuizing inboedel' })] },
  fails: {
    costs: [cost({ costCategory: 'goo-other' })],
    says: 'Blad Kosten, rij 2, kolom F (Omschrijving): bij overige kosten van "€ 12.345,67" staat geen omschrijving. Verwacht: een omschrijving bij overige kosten. Schrijf in een paar woorden waarvoor de kosten zijn, of kies een andere kostensoort.',
  },
  // a category that says what it is needs none
  border: { costs: [cost({ costCategory: 'goo-catering' })] },
});
