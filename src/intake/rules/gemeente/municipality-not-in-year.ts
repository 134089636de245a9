import { MEND_CELL, rule } from '../rule.js';

export const municipalityNotInYear = rule({
  code: 'municipality-not-in-year',
  severity: 'error',
  problem: 'de gemeente met code {given} bestond niet in dit boekjaar.',
  remedy: MEND_CELL,
});
