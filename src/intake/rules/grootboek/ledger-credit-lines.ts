import { rule } from '../rule.js';

export const ledgerCreditLines = rule({
  code: 'ledger-credit-lines',
  severity: 'warning',
  problem: 'creditregels tellen als correctie; aantal: {count}.',
  remedy: 'Controleer of dit klopt.',
});
