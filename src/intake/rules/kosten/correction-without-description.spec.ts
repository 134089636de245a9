import { cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { correctionWithoutDescription } from './correction-without-description.js';

describeRule(correctionWithoutDescription, {
  passes: { costs: [cost({ amountEur: '-250', description: 'Creditnota huur januari' })] },
  fails: {
    costs: [cost({ amountEur: '-250' })],
    says: 'Blad Kosten, rij 2, kolom F (Omschrijving): bij de correctie van "€ -250,00" staat niet wat er gecorrigeerd wordt. Verwacht: een omschrijving of bewijsstuk bij een correctie. Schrijf in de omschrijving of bij het bewijsstuk welke kosten dit corrigeert.',
  },
  // a document is enough
  border: { costs: [cost({ amountEur: '-0.01', evidence: 'CN-4' })] },
});
