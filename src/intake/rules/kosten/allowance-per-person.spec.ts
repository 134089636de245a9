import { cost, describeRule, monthly, poo } from '../../../../test/harness/intake/rule-spec.js';
import { allowancePerPerson } from './allowance-per-person.js';

describeRule(allowancePerPerson, {
  passes: { reception: [poo()], costs: monthly({ costCategory: 'poo-allowance' }) },
  // 480 person-months, € 720.048,00: 1.500,10 each
  fails: {
    reception: [poo()],
    costs: [cost({ costCategory: 'poo-allowance', amountEur: '720048' })],
    says: 'Blad Kosten, kolom D (Bedrag): het leefgeld voor particuliere opvang is gemiddeld "€ 1.500,10" per persoon per maand. Verwacht: gemiddeld € 50,00 tot en met € 1.500,00. Controleer het aantal personen en de bedragen.',
  },
  // 480 × 1.500,00
  border: { reception: [poo()], costs: [cost({ costCategory: 'poo-allowance', amountEur: '720000' })] },
});
