import { rule } from '../rule.js';

export const sheetMissing = rule({
  code: 'sheet-missing',
  severity: 'error',
  problem: 'dit blad ontbreekt.',
  remedy: 'Voeg het blad toe en lever het bestand opnieuw in.',
});
