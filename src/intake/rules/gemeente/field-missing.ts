import { rule } from '../rule.js';

export const fieldMissing = rule({
  code: 'field-missing',
  severity: 'error',
  problem: 'dit veld ontbreekt of is leeg.',
  remedy: 'Vul het veld in en lever het bestand opnieuw in.',
});
