import { amountText } from '../../../kernel/money.js';
import { memory } from '../memory.js';
import { wholeRule } from '../rule.js';

/** The same money on the same day for the same component: one payment entered twice. */
export const receiptRepeated = wholeRule({
  code: 'receipt-repeated',
  severity: 'warning',
  problem: 'deze ontvangst is gelijk aan {given}.',
  remedy: 'Haal de dubbele regel weg, of laat hem staan als het twee betalingen zijn.',
  whole: ({ receipts }) => {
    const seen = memory<number>();
    return receipts.flatMap(({ row, date, kind, component, amountEur }) => {
      const key = [date, kind, component, amountText(amountEur)];
      const earlier = seen.earlier(key, row);
      return earlier === undefined
        ? []
        : [{ at: { sheet: 'Ontvangsten', row }, given: `rij ${earlier}`, expected: 'elke ontvangst één keer' }];
    });
  },
});
