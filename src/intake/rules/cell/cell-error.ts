import { rule } from '../rule.js';

export const cellError = rule({
  code: 'cell-error',
  severity: 'error',
  problem: 'de formule geeft de fout {given}.',
  remedy: 'Herstel de formule en lever het bestand opnieuw in.',
});
