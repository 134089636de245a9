import { MEND_CELL, rule } from '../rule.js';

export const periodReversed = rule({
  code: 'period-reversed',
  severity: 'error',
  problem: '{given} ligt vóór de datum in de kolom Van.',
  remedy: MEND_CELL,
});
