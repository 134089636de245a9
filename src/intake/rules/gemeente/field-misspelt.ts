import { MEND_SHEET, rule } from '../rule.js';

export const fieldMisspelt = rule({
  code: 'field-misspelt',
  severity: 'error',
  problem: 'het veld {given} is niet dat van het sjabloon.',
  remedy: MEND_SHEET,
});
