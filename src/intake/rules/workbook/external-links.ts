import { CHECK, rule } from '../rule.js';

export const externalLinks = rule({
  code: 'external-links',
  severity: 'warning',
  problem: 'de werkmap haalt waarden uit andere bestanden; gelezen is wat daarvan het laatst is opgeslagen.',
  remedy: CHECK,
});
