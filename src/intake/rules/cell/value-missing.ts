import { rule } from '../rule.js';

export const valueMissing = rule({
  code: 'value-missing',
  severity: 'error',
  problem: 'de cel is leeg.',
  remedy: 'Vul de cel in en lever het bestand opnieuw in.',
});
