import { rule } from '../rule.js';

export const auditfileCurrency = rule({
  code: 'auditfile-currency',
  severity: 'error',
  problem: 'de bedragen zijn in {given}.',
  remedy: 'Maak een auditbestand in euro aan en lever dat in.',
});
