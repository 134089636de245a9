import { receivedEur } from '../../../kernel/entitlement.js';
import { amount, sum, ZERO } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { CHECK, wholeRule } from '../rule.js';

const FACTOR = amount('1.5');

/** Far more received than is owed on what is declared: figures are missing, or the money belongs elsewhere. */
export const receivedOverEntitlement = wholeRule({
  code: 'received-over-entitlement',
  severity: 'warning',
  problem: 'voor een onderdeel is {given} ontvangen, veel meer dan waar deze declaratie recht op geeft.',
  remedy: CHECK,
  whole: ({ receipts }, { entitlementEur }) =>
    [...new Set(receipts.map(({ component }) => component))].flatMap((component) => {
      const ofComponent = receipts.filter((line) => line.component === component);
      const received = sum(ofComponent.map(receivedEur));
      const entitled = entitlementEur.get(component) ?? ZERO;
      if (received.lessThanOrEqualTo(0) || received.lessThanOrEqualTo(entitled.times(FACTOR))) return [];
      const row = ofComponent[0]?.row ?? 1;
      const expected = `voor onderdeel ${component} een bedrag in de buurt van de aanspraak, ${dutchAmount(entitled)}`;
      return [{ at: { sheet: 'Ontvangsten', row, column: 'amount' }, given: dutchAmount(received), expected }];
    }),
});
