import { MEND_SHEET, rule } from '../rule.js';

export const columnMisspelt = rule({
  code: 'column-misspelt',
  severity: 'error',
  problem: 'de kop {given} is niet die van het sjabloon.',
  remedy: MEND_SHEET,
});
