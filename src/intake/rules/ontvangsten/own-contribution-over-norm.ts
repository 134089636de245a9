import { sum } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { CHECK, wholeRule } from '../rule.js';

/** Own contributions lower the GOO entitlement (article 3(7)); they do not come near it, let alone above it. */
export const ownContributionOverNorm = wholeRule({
  code: 'own-contribution-over-norm',
  severity: 'warning',
  problem: 'de eigen bijdragen tellen op tot {given}, meer dan het normbedrag waar ze van af gaan.',
  remedy: CHECK,
  whole: ({ receipts }, { gooNormEur }) => {
    const own = receipts.filter(({ kind }) => kind === 'own-contribution');
    const total = sum(own.map(({ amountEur }) => amountEur));
    const [first] = own;
    if (!first || total.lessThanOrEqualTo(gooNormEur)) return [];
    const at = { sheet: 'Ontvangsten', row: first.row, column: 'amount' } as const;
    return [{ at, given: dutchAmount(total), expected: `hoogstens ${dutchAmount(gooNormEur)}` }];
  },
});
