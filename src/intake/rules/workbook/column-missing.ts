import { MEND_SHEET, rule } from '../rule.js';

export const columnMissing = rule({
  code: 'column-missing',
  severity: 'error',
  problem: 'deze kolom ontbreekt.',
  remedy: MEND_SHEET,
});
