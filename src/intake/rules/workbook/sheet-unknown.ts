import { CHECK, rule } from '../rule.js';

export const sheetUnknown = rule({
  code: 'sheet-unknown',
  severity: 'warning',
  problem: 'dit blad hoort niet bij het sjabloon en is niet gelezen.',
  remedy: CHECK,
});
