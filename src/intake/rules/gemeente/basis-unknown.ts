import { MEND_CELL, rule } from '../rule.js';

export const basisUnknown = rule({
  code: 'basis-unknown',
  severity: 'error',
  problem: '{given} is geen grondslag.',
  remedy: MEND_CELL,
});
