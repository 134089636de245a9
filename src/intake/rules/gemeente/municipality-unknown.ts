import { MEND_CELL, rule } from '../rule.js';

export const municipalityUnknown = rule({
  code: 'municipality-unknown',
  severity: 'error',
  problem: 'de gemeentecode {given} bestaat niet.',
  remedy: MEND_CELL,
});
