import { rule } from '../rule.js';

export const ledgerSheetSkipped = rule({
  code: 'ledger-sheet-skipped',
  severity: 'warning',
  problem: 'op dit blad staat de kopregel niet; het is niet gelezen.',
  remedy: 'Controleer of dit klopt.',
});
