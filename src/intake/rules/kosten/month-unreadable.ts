import { MEND_CELL, rule } from '../rule.js';

export const monthUnreadable = rule({
  code: 'month-unreadable',
  severity: 'error',
  problem: '{given} is geen maand.',
  remedy: MEND_CELL,
});
