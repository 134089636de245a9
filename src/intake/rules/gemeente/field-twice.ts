import { rule } from '../rule.js';

export const fieldTwice = rule({
  code: 'field-twice',
  severity: 'error',
  problem: 'het veld {given} komt twee keer voor.',
  remedy: 'Haal er één weg en lever het bestand opnieuw in.',
});
