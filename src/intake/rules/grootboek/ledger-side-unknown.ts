import { rule } from '../rule.js';

export const ledgerSideUnknown = rule({
  code: 'ledger-side-unknown',
  severity: 'error',
  problem: '{given} is geen debet of credit.',
  remedy: 'Verbeter de cel en lever het bestand opnieuw in.',
});
