import { MEND_CELL, rule } from '../rule.js';

export const cellBoolean = rule({
  code: 'cell-boolean',
  severity: 'error',
  problem: '{given} is een ja/nee-waarde.',
  remedy: MEND_CELL,
});
