import { MEND_SHEET, rule } from '../rule.js';

export const columnTwice = rule({
  code: 'column-twice',
  severity: 'error',
  problem: 'deze kolom komt twee keer voor.',
  remedy: MEND_SHEET,
});
