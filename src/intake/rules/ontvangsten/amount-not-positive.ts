import { rule } from '../rule.js';

export const amountNotPositive = rule({
  code: 'amount-not-positive',
  severity: 'error',
  problem: '{given} is geen positief bedrag.',
  remedy:
    'Gebruik de soort Terugvordering voor geld dat terug moet naar het Rijk, of verbeter de regel. ' +
    'Lever het bestand daarna opnieuw in.',
});
