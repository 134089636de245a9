import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { psychosocialCountedTwice } from './psychosocial-counted-twice.js';

describeRule(psychosocialCountedTwice, {
  passes: {
    costs: [
      cost({ costCategory: 'psychosocial-care', fundingRoute: 'own' }),
      cost({ costCategory: 'psychosocial-care', fundingRoute: 'vws', amountEur: '99' }),
    ],
  },
  fails: {
    costs: [
      cost({ costCategory: 'psychosocial-care', fundingRoute: 'own' }),
      cost({ costCategory: 'psychiatric-care', fundingRoute: 'vws' }),
    ],
    says: 'Blad Kosten, rij 3, kolom C (Dekking): dit bedrag voor psychosociale of psychiatrische zorg staat ook op "rij 2", met een andere dekking of soort. Verwacht: elke zorgkost één keer, met één dekking. Laat elke zorgkost op één regel en met één dekking staan.',
  },
  // the same category and route again may be a second client's treatment
  border: {
    costs: [
      cost({ costCategory: 'psychosocial-care', fundingRoute: 'own', description: 'Groep 1' }),
      cost({ costCategory: 'psychosocial-care', fundingRoute: 'own', description: 'Groep 2' }),
    ],
  },
});
