import { rule } from '../rule.js';

export const optionalColumnMissing = rule({
  code: 'optional-column-missing',
  severity: 'warning',
  problem: 'deze kolom ontbreekt.',
  remedy: 'Voeg de kolom toe als u er gegevens voor hebt.',
});
