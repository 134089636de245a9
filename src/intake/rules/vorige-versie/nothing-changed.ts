import { receivedEur } from '../../../kernel/entitlement.js';
import { sum } from '../../../kernel/money.js';
import { receptionDays } from '../reception-days.js';
import { wholeRule } from '../rule.js';

/** Another file with the same sums as the version before: perhaps the wrong file was chosen. */
export const nothingChanged = wholeRule({
  code: 'nothing-changed',
  severity: 'warning',
  problem: 'alle totalen zijn gelijk aan die van {given}.',
  remedy: 'Controleer of u het goede bestand hebt ingeleverd.',
  whole: ({ basis, reception, receipts, costs }, { previousVersion }) => {
    if (!previousVersion || previousVersion.basis !== basis) return [];
    const isSame =
      sum(costs.map(({ amountEur }) => amountEur)).equals(
        sum(previousVersion.costs.map(({ amountEur }) => amountEur)),
      ) &&
      sum(receipts.map(receivedEur)).equals(sum(previousVersion.receipts.map(receivedEur))) &&
      receptionDays(reception, 'GOO') === receptionDays(previousVersion.reception, 'GOO') &&
      receptionDays(reception, 'POO') === receptionDays(previousVersion.reception, 'POO');
    return isSame
      ? [{ at: null, given: `versie ${previousVersion.version}`, expected: 'een versie waarin iets veranderd is' }]
      : [];
  },
});
