import { MEND_SHEET, rule } from '../rule.js';

export const headerRowMissing = rule({
  code: 'header-row-missing',
  severity: 'error',
  problem: 'rij 1 is geen kopregel.',
  remedy: MEND_SHEET,
});
