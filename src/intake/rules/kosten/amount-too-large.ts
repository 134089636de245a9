import { MEND_CELL, rule } from '../rule.js';

export const amountTooLarge = rule({
  code: 'amount-too-large',
  severity: 'error',
  problem: '{given} is te groot voor een bedrag.',
  remedy: MEND_CELL,
});
