import { dutchDate } from '../../../platform/dutch-dates.js';
import { wholeRule } from '../rule.js';

/** A year is settled after it was accounted for: never within itself. */
export const settlementTooEarly = wholeRule({
  code: 'settlement-too-early',
  severity: 'warning',
  problem: 'de vaststelling van {given} valt niet na het boekjaar.',
  remedy: 'Controleer de datum, of gebruik de soort Voorschot.',
  whole: ({ receipts }, { fiscalYear }) =>
    receipts.flatMap(({ row, date, kind }) =>
      kind === 'settlement' && date <= `${fiscalYear}-12-31`
        ? [
            {
              at: { sheet: 'Ontvangsten', row, column: 'date' },
              given: dutchDate(date),
              expected: `een datum na 31-12-${fiscalYear}`,
            },
          ]
        : [],
    ),
});
