import { rule } from '../rule.js';

export const auditfileOtherYear = rule({
  code: 'auditfile-other-year',
  severity: 'error',
  problem: '{given} ligt buiten het boekjaar.',
  remedy: 'Maak een auditbestand van het boekjaar aan en lever dat in.',
});
