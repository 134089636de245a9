import { receivedEur } from '../../../kernel/entitlement.js';
import { sum } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { wholeRule } from '../rule.js';

/** Money received does not become less by itself. */
export const receiptsLowerThanBefore = wholeRule({
  code: 'receipts-lower-than-before',
  severity: 'warning',
  problem: 'er is {given} ontvangen, minder dan in de vorige versie.',
  remedy: 'Controleer of er ontvangsten ontbreken.',
  whole: ({ receipts }, { previousVersion }) => {
    if (!previousVersion) return [];
    const before = sum(previousVersion.receipts.map(receivedEur));
    const now = sum(receipts.map(receivedEur));
    if (now.greaterThanOrEqualTo(before) || receipts.some(({ kind }) => kind === 'reclaim')) return [];
    const expected = `minstens ${dutchAmount(before)}, zoals in versie ${previousVersion.version}`;
    return [{ at: { sheet: 'Ontvangsten', column: 'amount' }, given: dutchAmount(now), expected }];
  },
});
