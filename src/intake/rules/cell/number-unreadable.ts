import { MEND_CELL, rule } from '../rule.js';

export const numberUnreadable = rule({
  code: 'number-unreadable',
  severity: 'error',
  problem: '{given} is geen geldig aantal.',
  remedy: MEND_CELL,
});
