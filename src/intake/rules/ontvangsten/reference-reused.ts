import { amountText } from '../../../kernel/money.js';
import { memory } from '../memory.js';
import { wholeRule } from '../rule.js';

/** One letter pays one amount once: the same reference and amount on another day is probably the same payment. */
export const referenceReused = wholeRule({
  code: 'reference-reused',
  severity: 'warning',
  problem: 'kenmerk {given} staat met hetzelfde bedrag ook op een andere datum.',
  remedy: 'Controleer of dezelfde ontvangst twee keer is opgenomen.',
  whole: ({ receipts }) => {
    const seen = memory<{ row: number; date: string }>();
    return receipts.flatMap(({ row, date, kind, component, amountEur, reference }) => {
      if (reference === null) return [];
      const key = [reference, kind, component, amountText(amountEur)];
      const earlier = seen.earlier(key, { row, date });
      if (earlier === undefined || earlier.date === date) return [];
      const expected = `een ander kenmerk dan dat van rij ${earlier.row}`;
      return [{ at: { sheet: 'Ontvangsten', row, column: 'reference' }, given: reference, expected }];
    });
  },
});
