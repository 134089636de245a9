import { MEND_CELL, rule } from '../rule.js';

export const receiptBeforeScheme = rule({
  code: 'receipt-before-scheme',
  severity: 'error',
  problem: '{given} ligt vóór het begin van de regeling.',
  remedy: MEND_CELL,
});
