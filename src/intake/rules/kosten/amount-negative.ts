import { CHECK, rule } from '../rule.js';

export const amountNegative = rule({
  code: 'amount-negative',
  severity: 'warning',
  problem: '{given} is een negatief bedrag en telt als correctie.',
  remedy: CHECK,
});
