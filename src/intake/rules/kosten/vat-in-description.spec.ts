import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { vatInDescription } from './vat-in-description.js';

describeRule(vatInDescription, {
  passes: { costs: [cost({ description: 'Huur kantoor, excl. btw' })] },
  fails: {
    costs: [cost({ description: 'Btw over huur kantoor' })],
    says: 'Blad Kosten, rij 2, kolom F (Omschrijving): de omschrijving "Btw over huur kantoor" noemt btw. Verwacht: kosten zonder btw die u kunt terugkrijgen. Haal btw die u via het BTW-compensatiefonds terugkrijgt weg. Laat btw die u niet terugkrijgt staan.',
  },
  // part of another word
  border: { costs: [cost({ description: 'Nabtwist 3' })] },
});
