import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costsBy } from '../declared.js';
import { CHECK, wholeRule } from '../rule.js';

/** Corrections take back costs of the same kind; over a whole year they cannot take back more than there were. */
export const correctionsExceedCosts = wholeRule({
  code: 'corrections-exceed-costs',
  severity: 'warning',
  problem: 'de kosten van deze soort tellen over het jaar op tot {given}.',
  remedy: CHECK,
  whole: ({ costs }, { labelOf }) =>
    [...costsBy(costs, ({ costCategory }) => costCategory)].flatMap(([category, { amountEur, firstRow }]) =>
      amountEur.isNegative() && !amountEur.isZero()
        ? [
            {
              at: { sheet: 'Kosten', row: firstRow, column: 'amount' },
              given: dutchAmount(amountEur),
              expected: `kosten van nul of hoger voor ${labelOf(category)}`,
            },
          ]
        : [],
    ),
});
