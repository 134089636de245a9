import { MEND_CELL, rule } from '../rule.js';

export const receiptInFuture = rule({
  code: 'receipt-in-future',
  severity: 'error',
  problem: '{given} ligt in de toekomst.',
  remedy: MEND_CELL,
});
