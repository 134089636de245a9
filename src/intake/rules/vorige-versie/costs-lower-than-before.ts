import { amount } from '../../../kernel/money.js';
import { COMPONENTS } from '../../../kernel/scheme.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costOf } from '../declared.js';
import type { CostOfKind } from '../declared.js';
import { wholeRule } from '../rule.js';

const PART = amount('0.9');

/** A new version that declares clearly less than the one before: lines were lost, or it is a correction. */
export const costsLowerThanBefore = wholeRule({
  code: 'costs-lower-than-before',
  severity: 'warning',
  problem: 'de kosten van een onderdeel zijn {given}, meer dan een tiende lager dan in de vorige versie.',
  remedy: 'Controleer of er regels ontbreken. Is het een correctie, schrijf dat dan bij het bevestigen.',
  whole: ({ costs }, { previousVersion, componentOf }) => {
    if (!previousVersion) return [];
    return COMPONENTS.flatMap((component) => {
      const isOf = (cell: CostOfKind): boolean => componentOf(cell) === component;
      const before = costOf(previousVersion.costs, isOf);
      const now = costOf(costs, isOf);
      if (before.lessThanOrEqualTo(0) || now.greaterThanOrEqualTo(before.times(PART))) return [];
      const expected = `voor onderdeel ${component} in de buurt van ${dutchAmount(before)} (versie ${previousVersion.version})`;
      return [{ at: { sheet: 'Kosten', column: 'amount' }, given: dutchAmount(now), expected }];
    });
  },
});
