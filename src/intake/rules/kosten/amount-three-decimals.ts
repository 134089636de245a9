import { rule } from '../rule.js';

export const amountThreeDecimals = rule({
  code: 'amount-three-decimals',
  severity: 'warning',
  problem: '{given} heeft meer dan twee decimalen.',
  remedy: 'Bij het boeken wordt het bedrag afgerond op hele centen. Controleer of dit klopt.',
});
