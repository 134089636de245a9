import { rule } from '../rule.js';

export const ledgerSheetTwice = rule({
  code: 'ledger-sheet-twice',
  severity: 'error',
  problem: 'dit blad heeft dezelfde kopregel als een eerder blad.',
  remedy: 'Zet alle boekingen op één blad en lever het bestand opnieuw in.',
});
