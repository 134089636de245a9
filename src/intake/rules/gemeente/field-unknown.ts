import { CHECK, rule } from '../rule.js';

export const fieldUnknown = rule({
  code: 'field-unknown',
  severity: 'warning',
  problem: '{given} is geen veld van het sjabloon en is niet gelezen.',
  remedy: CHECK,
});
