import { rule } from '../rule.js';

export const municipalityNotOwn = rule({
  code: 'municipality-not-own',
  severity: 'error',
  problem: 'dit bestand is van de gemeente met code {given}, en u werkt voor een andere.',
  remedy: 'Lever alleen bestanden van uw eigen gemeente in.',
});
