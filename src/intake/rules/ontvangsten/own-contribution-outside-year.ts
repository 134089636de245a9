import { CHECK, rule } from '../rule.js';

export const ownContributionOutsideYear = rule({
  code: 'own-contribution-outside-year',
  severity: 'warning',
  problem: '{given} ligt buiten het boekjaar; de eigen bijdrage telt toch mee.',
  remedy: CHECK,
});
