import { rule } from '../rule.js';

export const ledgerAccountUnmapped = rule({
  code: 'ledger-account-unmapped',
  severity: 'error',
  problem: 'grootboekrekening {given} is nog niet ingedeeld; aantal regels: {count}.',
  remedy:
    'Deel de rekening in bij een kostensoort, of geef aan dat zij niet meetelt. Lever het bestand daarna opnieuw in.',
});
