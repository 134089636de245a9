import { receivedEur } from '../../../kernel/entitlement.js';
import { sum } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { wholeRule } from '../rule.js';

/** The State cannot take back more than it paid. */
export const reclaimOverReceived = wholeRule({
  code: 'reclaim-over-received',
  severity: 'warning',
  problem: 'voor een onderdeel is meer teruggevorderd dan ontvangen; per saldo {given}.',
  remedy: 'Vul de ontbrekende voorschotten of vaststellingen aan, of controleer de terugvordering.',
  whole: ({ receipts }) =>
    [...new Set(receipts.map(({ component }) => component))].flatMap((component) => {
      const ofComponent = receipts.filter((line) => line.component === component);
      const received = sum(ofComponent.map(receivedEur));
      const reclaim = ofComponent.find(({ kind }) => kind === 'reclaim');
      if (!reclaim || received.greaterThanOrEqualTo(0)) return [];
      const expected = `voor onderdeel ${component} hoogstens wat er ontvangen is`;
      const at = { sheet: 'Ontvangsten', row: reclaim.row, column: 'amount' } as const;
      return [{ at, given: dutchAmount(received), expected }];
    }),
});
