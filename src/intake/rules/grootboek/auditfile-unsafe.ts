import { rule } from '../rule.js';

export const auditfileUnsafe = rule({
  code: 'auditfile-unsafe',
  severity: 'error',
  problem: 'het auditbestand bevat een documenttype-definitie (DOCTYPE). Dat is niet toegestaan.',
  remedy: 'Maak het auditbestand opnieuw aan en lever het in.',
});
