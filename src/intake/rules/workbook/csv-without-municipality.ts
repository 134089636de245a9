import { rule } from '../rule.js';

export const csvWithoutMunicipality = rule({
  code: 'csv-without-municipality',
  severity: 'error',
  problem: 'een CSV-bestand zegt zelf niet van welke gemeente en welk boekjaar het is.',
  remedy: 'Geef de gemeente en het boekjaar op en lever het bestand opnieuw in.',
});
