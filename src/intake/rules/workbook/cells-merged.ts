import { rule } from '../rule.js';

export const cellsMerged = rule({
  code: 'cells-merged',
  severity: 'error',
  problem: 'de cellen {given} zijn samengevoegd; dan heeft alleen de eerste een waarde.',
  remedy: 'Hef de samenvoeging op, vul elke cel in en lever het bestand opnieuw in.',
});
