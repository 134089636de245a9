import { rule } from '../rule.js';

export const ledgerAccountsIgnored = rule({
  code: 'ledger-accounts-ignored',
  severity: 'warning',
  problem: 'regels op rekeningen die niet meetellen zijn niet meegenomen; aantal: {count}.',
  remedy: 'Controleer of dit klopt.',
});
