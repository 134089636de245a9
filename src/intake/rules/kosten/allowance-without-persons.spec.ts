import { cost, describeRule, poo } from '../../../../test/harness/intake/rule-spec.js';
import { allowanceWithoutPersons } from './allowance-without-persons.js';

describeRule(allowanceWithoutPersons, {
  passes: { reception: [poo()], costs: [cost({ costCategory: 'poo-allowance' })] },
  fails: {
    reception: [poo({ from: '2024-02-01' })],
    costs: [cost({ costCategory: 'poo-allowance' })],
    says: 'Blad Kosten, rij 2, kolom A (Maand): in "2024-01" is er leefgeld voor particuliere opvang, maar staan er geen personen. Verwacht: personen in elke maand met leefgeld voor particuliere opvang. Vul de personen van die maand in op het blad Opvang, of controleer de maand van de kosten.',
  },
  // what is paid back is no allowance paid
  border: {
    reception: [poo({ from: '2024-02-01' })],
    costs: [cost({ costCategory: 'poo-allowance', amountEur: '-0.01' })],
  },
});
