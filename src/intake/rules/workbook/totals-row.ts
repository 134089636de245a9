import { rule } from '../rule.js';

export const totalsRow = rule({
  code: 'totals-row',
  severity: 'error',
  problem: '{given} staat op de plaats van een datum of maand.',
  remedy: 'Haal de totaalregel weg en lever het bestand opnieuw in.',
});
