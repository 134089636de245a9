import { rule } from '../rule.js';

export const auditfileTotalsDiffer = rule({
  code: 'auditfile-totals-differ',
  severity: 'error',
  problem: 'het auditbestand noemt zelf {given}.',
  remedy: 'Het auditbestand is niet volledig. Maak het opnieuw aan en lever het in.',
});
