import { rule } from '../rule.js';

export const auditfileVersionUnknown = rule({
  code: 'auditfile-version-unknown',
  severity: 'error',
  problem: '{given} is geen auditbestand dat hier wordt gelezen.',
  remedy: 'Maak een XML Auditfile Financieel van versie 3.2 of 4.0 aan en lever dat in.',
});
