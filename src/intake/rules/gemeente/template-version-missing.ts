import { CHECK, rule } from '../rule.js';

export const templateVersionMissing = rule({
  code: 'template-version-missing',
  severity: 'warning',
  problem: 'de sjabloonversie is niet ingevuld; versie 1 is aangenomen.',
  remedy: CHECK,
});
