import { CHECK, rule } from '../rule.js';

export const columnUnknown = rule({
  code: 'column-unknown',
  severity: 'warning',
  problem: 'deze kolom hoort niet bij het sjabloon en is niet gelezen.',
  remedy: CHECK,
});
