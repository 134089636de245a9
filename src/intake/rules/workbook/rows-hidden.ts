import { CHECK, rule } from '../rule.js';

export const rowsHidden = rule({
  code: 'rows-hidden',
  severity: 'warning',
  problem: 'verborgen rijen tellen wel mee; aantal: {count}.',
  remedy: CHECK,
});
