import { rule } from '../rule.js';

export const auditfileTooLarge = rule({
  code: 'auditfile-too-large',
  severity: 'error',
  problem: 'het auditbestand is te groot.',
  remedy:
    'Maak een auditbestand van alleen de grootboekrekeningen van de opvang, of lever een uittreksel als werkmap in.',
});
