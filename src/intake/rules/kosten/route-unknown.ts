import { MEND_CELL, rule } from '../rule.js';

export const routeUnknown = rule({
  code: 'route-unknown',
  severity: 'error',
  problem: '{given} is geen dekking.',
  remedy: MEND_CELL,
});
