import { rule } from '../rule.js';

export const templateVersionUnknown = rule({
  code: 'template-version-unknown',
  severity: 'error',
  problem: 'sjabloonversie {given} is onbekend.',
  remedy: 'Gebruik het sjabloon van versie 1 en lever het bestand opnieuw in.',
});
