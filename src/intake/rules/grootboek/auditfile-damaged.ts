import { rule } from '../rule.js';

export const auditfileDamaged = rule({
  code: 'auditfile-damaged',
  severity: 'error',
  problem: 'het auditbestand is beschadigd of niet volledig, of de tekens kloppen niet met de codering die het noemt.',
  remedy: 'Maak het auditbestand opnieuw aan en lever het in.',
});
