import { MEND_CELL, rule } from '../rule.js';

export const routeNotAllowed = rule({
  code: 'route-not-allowed',
  severity: 'error',
  problem: 'dekking {given} kan niet bij deze kostensoort.',
  remedy: MEND_CELL,
});
