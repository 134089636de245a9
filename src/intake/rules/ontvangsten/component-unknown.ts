import { MEND_CELL, rule } from '../rule.js';

export const componentUnknown = rule({
  code: 'component-unknown',
  severity: 'error',
  problem: '{given} is geen onderdeel.',
  remedy: MEND_CELL,
});
