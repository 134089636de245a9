import { rule } from '../rule.js';

export const cellUncomputed = rule({
  code: 'cell-uncomputed',
  severity: 'error',
  problem: 'de formule heeft geen uitkomst.',
  remedy: 'Open het bestand in Excel, sla het op en lever het opnieuw in.',
});
