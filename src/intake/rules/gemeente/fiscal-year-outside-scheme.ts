import { MEND_CELL, rule } from '../rule.js';

export const fiscalYearOutsideScheme = rule({
  code: 'fiscal-year-outside-scheme',
  severity: 'error',
  problem: 'over het jaar {given} kan niet worden gedeclareerd.',
  remedy: MEND_CELL,
});
