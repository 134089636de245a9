import { MEND_CELL, rule } from '../rule.js';

export const dateOutsideYear = rule({
  code: 'date-outside-year',
  severity: 'error',
  problem: '{given} ligt buiten het boekjaar.',
  remedy: MEND_CELL,
});
