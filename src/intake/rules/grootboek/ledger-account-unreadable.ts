import { rule } from '../rule.js';

export const ledgerAccountUnreadable = rule({
  code: 'ledger-account-unreadable',
  severity: 'error',
  problem: '{given} is geen rekening of kostenplaats.',
  remedy: 'Verbeter de cel en lever het bestand opnieuw in.',
});
