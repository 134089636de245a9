import { rule } from '../rule.js';

export const bsnInText = rule({
  code: 'bsn-in-text',
  severity: 'error',
  problem: 'de tekst bevat een geldig burgerservicenummer.',
  remedy: 'Haal het nummer weg en lever het bestand opnieuw in.',
});
