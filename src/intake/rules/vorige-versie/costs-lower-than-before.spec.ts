import { before, cost, describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { costsLowerThanBefore } from './costs-lower-than-before.js';

describeRule(costsLowerThanBefore, {
  passes: {
    costs: [cost({ amountEur: '110' })],
    known: { previousVersion: before({ costs: [cost({ amountEur: '100' })] }) },
  },
  fails: {
    costs: [cost({ amountEur: '89.99' })],
    known: { previousVersion: before({ costs: [cost({ amountEur: '100' })] }) },
    says: 'Blad Kosten, kolom D (Bedrag): de kosten van een onderdeel zijn "€ 89,99", meer dan een tiende lager dan in de vorige versie. Verwacht: voor onderdeel goo in de buurt van € 100,00 (versie 1). Controleer of er regels ontbreken. Is het een correctie, schrijf dat dan bij het bevestigen.',
  },
  border: {
    costs: [cost({ amountEur: '90' })],
    known: { previousVersion: before({ costs: [cost({ amountEur: '100' })] }) },
  },
});
