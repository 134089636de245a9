import { CHECK, rule } from '../rule.js';

export const declarationEmpty = rule({
  code: 'declaration-empty',
  severity: 'warning',
  problem: 'de declaratie bevat geen enkele regel.',
  remedy: CHECK,
});
