import { MEND_CELL, rule } from '../rule.js';

export const fiscalYearUnreadable = rule({
  code: 'fiscal-year-unreadable',
  severity: 'error',
  problem: '{given} is geen boekjaar.',
  remedy: MEND_CELL,
});
