import { rule } from '../rule.js';

export const ledgerTotalsRows = rule({
  code: 'ledger-totals-rows',
  severity: 'warning',
  problem: 'rijen met totalen of saldi zijn overgeslagen; aantal: {count}.',
  remedy: 'Controleer of dit klopt.',
});
