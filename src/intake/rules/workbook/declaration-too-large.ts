import { rule } from '../rule.js';

export const declarationTooLarge = rule({
  code: 'declaration-too-large',
  severity: 'error',
  problem: 'de regels tellen samen op tot {given}.',
  remedy: 'Controleer de bedragen en aantallen en lever het bestand opnieuw in.',
});
