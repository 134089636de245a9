import { MEND_CELL, rule } from '../rule.js';

export const dateUnreadable = rule({
  code: 'date-unreadable',
  severity: 'error',
  problem: '{given} is geen datum.',
  remedy: MEND_CELL,
});
