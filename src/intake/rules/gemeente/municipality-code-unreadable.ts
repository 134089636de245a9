import { MEND_CELL, rule } from '../rule.js';

export const municipalityCodeUnreadable = rule({
  code: 'municipality-code-unreadable',
  severity: 'error',
  problem: '{given} is geen gemeentecode.',
  remedy: MEND_CELL,
});
