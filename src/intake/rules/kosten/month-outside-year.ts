import { MEND_CELL, rule } from '../rule.js';

export const monthOutsideYear = rule({
  code: 'month-outside-year',
  severity: 'error',
  problem: '{given} ligt buiten het boekjaar.',
  remedy: MEND_CELL,
});
