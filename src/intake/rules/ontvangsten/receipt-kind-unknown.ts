import { MEND_CELL, rule } from '../rule.js';

export const receiptKindUnknown = rule({
  code: 'receipt-kind-unknown',
  severity: 'error',
  problem: '{given} is geen soort ontvangst.',
  remedy: MEND_CELL,
});
