import { CHECK, rule } from '../rule.js';

export const sheetHidden = rule({
  code: 'sheet-hidden',
  severity: 'warning',
  problem: 'dit blad is verborgen, maar is wel gelezen.',
  remedy: CHECK,
});
