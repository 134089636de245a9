import { MEND_CELL, rule } from '../rule.js';

export const grantComponent = rule({
  code: 'grant-component',
  severity: 'error',
  problem: 'een Toekenning kan niet bij het onderdeel {given}.',
  remedy: MEND_CELL,
});
