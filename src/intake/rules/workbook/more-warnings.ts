import { CHECK, rule } from '../rule.js';

export const moreWarnings = rule({
  code: 'more-warnings',
  severity: 'warning',
  problem: 'er zijn meer waarschuwingen dan hier staan; aantal: {count}.',
  remedy: CHECK,
});
