import { CHECK, rule } from '../rule.js';

export const moreOfOneRule = rule({
  code: 'more-of-one-rule',
  severity: 'warning',
  problem: 'de bevinding {given} komt nog vaker voor dan hier staat; aantal: {count}.',
  remedy: CHECK,
});
