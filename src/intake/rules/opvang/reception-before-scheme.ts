import { SCHEME_START } from '../../../kernel/scheme.js';
import { dutchDate } from '../../../platform/dutch-dates.js';
import { wholeRule } from '../rule.js';

/** Days before the scheme have no tariff: they count as days, and pay nothing. */
export const receptionBeforeScheme = wholeRule({
  code: 'reception-before-scheme',
  severity: 'warning',
  problem: '{given} ligt vóór het begin van de regeling; voor die dagen is er geen normbedrag.',
  remedy: 'Controleer de datum.',
  whole: ({ reception }) =>
    reception.flatMap(({ row, from }) =>
      from < SCHEME_START
        ? [
            {
              at: { sheet: 'Opvang', row, column: 'from' },
              given: dutchDate(from),
              expected: `een datum op of na ${dutchDate(SCHEME_START)}`,
            },
          ]
        : [],
    ),
});
