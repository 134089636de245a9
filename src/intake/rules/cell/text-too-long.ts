import { rule } from '../rule.js';

export const textTooLong = rule({
  code: 'text-too-long',
  severity: 'error',
  problem: 'de tekst heeft {count} tekens.',
  remedy: 'Kort de tekst in en lever het bestand opnieuw in.',
});
