import { rule } from '../rule.js';

export const ledgerAccountsTooMany = rule({
  code: 'ledger-accounts-too-many',
  severity: 'error',
  problem: 'er zijn te veel verschillende rekeningen en kostenplaatsen; de rest is niet gelezen.',
  remedy: 'Maak een uittreksel van alleen de rekeningen van de opvang en lever dat in.',
});
