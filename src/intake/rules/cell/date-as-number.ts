import { CHECK, rule } from '../rule.js';

export const dateAsNumber = rule({
  code: 'date-as-number',
  severity: 'warning',
  problem: '{given} is een getal zonder datumopmaak en is gelezen als datum.',
  remedy: CHECK,
});
