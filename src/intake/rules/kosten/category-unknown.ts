import { MEND_CELL, rule } from '../rule.js';

export const categoryUnknown = rule({
  code: 'category-unknown',
  severity: 'error',
  problem: '{given} is geen kostensoort.',
  remedy: MEND_CELL,
});
