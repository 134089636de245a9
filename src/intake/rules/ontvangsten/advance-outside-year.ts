import { dutchDate } from '../../../platform/dutch-dates.js';
import { wholeRule } from '../rule.js';

/** An advance is paid for a year in or around it; further away it probably belongs to another year. */
export const advanceOutsideYear = wholeRule({
  code: 'advance-outside-year',
  severity: 'warning',
  problem: 'het voorschot van {given} ligt ver van het boekjaar.',
  remedy: 'Controleer de datum, en of het voorschot bij dit boekjaar hoort.',
  whole: ({ receipts }, { fiscalYear }) =>
    receipts.flatMap(({ row, date, kind }) =>
      kind === 'advance' && (date < `${fiscalYear - 1}-07-01` || date > `${fiscalYear + 1}-12-31`)
        ? [
            {
              at: { sheet: 'Ontvangsten', row, column: 'date' },
              given: dutchDate(date),
              expected: `een datum van 01-07-${fiscalYear - 1} tot en met 31-12-${fiscalYear + 1}`,
            },
          ]
        : [],
    ),
});
