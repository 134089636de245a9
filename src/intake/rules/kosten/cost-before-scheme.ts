import { monthOf } from '../../../kernel/period.js';
import { SCHEME_START } from '../../../kernel/scheme.js';
import { costRule } from '../rule.js';

/** The scheme reimburses costs from its first day on; what came before is the municipality's own. */
export const costBeforeScheme = costRule({
  code: 'cost-before-scheme',
  severity: 'warning',
  problem: 'de maand {given} ligt vóór het begin van de regeling; deze kosten tellen als eigen kosten.',
  remedy: 'Controleer de maand.',
  eachCost: () => {
    const first = monthOf(SCHEME_START);
    return ({ row, month }) =>
      month < first
        ? { at: { sheet: 'Kosten', row, column: 'month' }, given: month, expected: `een maand vanaf ${first}` }
        : null;
  },
});
