import { MEND_CELL, rule } from '../rule.js';

export const regulationUnknown = rule({
  code: 'regulation-unknown',
  severity: 'error',
  problem: '{given} is geen regeling.',
  remedy: MEND_CELL,
});
