import { CHECK, rule } from '../rule.js';

export const columnHidden = rule({
  code: 'column-hidden',
  severity: 'warning',
  problem: 'deze verborgen kolom telt wel mee.',
  remedy: CHECK,
});
