import { amount } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costRule } from '../rule.js';

const LARGE = amount(250_000);

/** The accountant asks for it, and so does the ministry. */
export const evidenceMissing = costRule({
  code: 'evidence-missing',
  severity: 'warning',
  problem: 'er staat geen bewijsstuk bij {given}.',
  remedy: 'Noem de factuur, het memoriaal of de journaalpost.',
  eachCost: () => {
    return ({ row, amountEur, evidence }) => {
      if (evidence !== null || amountEur.lessThan(LARGE)) return null;
      const at = { sheet: 'Kosten', row, column: 'evidence' } as const;
      return { at, given: dutchAmount(amountEur), expected: `een bewijsstuk vanaf ${dutchAmount(LARGE)}` };
    };
  },
});
