import { MEND_CELL, rule } from '../rule.js';

export const ownContributionComponent = rule({
  code: 'own-contribution-component',
  severity: 'error',
  problem: 'een Eigen bijdrage kan niet bij het onderdeel {given}.',
  remedy: MEND_CELL,
});
