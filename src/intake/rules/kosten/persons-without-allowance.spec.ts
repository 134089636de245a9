import { describeRule, monthly, poo } from '../../../../test/harness/intake/rule-spec.js';
import { personsWithoutAllowance } from './persons-without-allowance.js';

describeRule(personsWithoutAllowance, {
  passes: { reception: [poo()], costs: monthly({ costCategory: 'poo-allowance' }) },
  fails: {
    reception: [poo()],
    costs: monthly({ costCategory: 'poo-allowance' }, 11),
    says: 'Blad Kosten: er staan personen in particuliere opvang, maar er is geen leefgeld in "2024-12"; aantal maanden: 1. Verwacht: leefgeld in elke maand met personen in particuliere opvang. Vul het leefgeld van die maanden aan op het blad Kosten.',
  },
  border: { reception: [poo({ through: '2024-11-30' })], costs: monthly({ costCategory: 'poo-allowance' }, 11) },
});
