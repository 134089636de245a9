import { rule } from '../rule.js';

export const sheetTwice = rule({
  code: 'sheet-twice',
  severity: 'error',
  problem: 'dit blad komt twee keer voor.',
  remedy: 'Haal er één weg en lever het bestand opnieuw in.',
});
