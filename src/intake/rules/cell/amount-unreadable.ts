import { MEND_CELL, rule } from '../rule.js';

export const amountUnreadable = rule({
  code: 'amount-unreadable',
  severity: 'error',
  problem: '{given} is geen bedrag.',
  remedy: MEND_CELL,
});
