import { costRule } from '../rule.js';
import { memory } from '../memory.js';

/** The same document for the same amount in another month: spread over months, or counted twice. */
export const invoiceInTwoMonths = costRule({
  code: 'invoice-in-two-months',
  severity: 'warning',
  problem: 'bewijsstuk {given} staat met hetzelfde bedrag ook in een andere maand.',
  remedy: 'Controleer of dezelfde factuur twee keer is opgenomen.',
  eachCost: () => {
    const seen = memory<{ month: string; row: number }>();
    return ({ row, month, costCategory, amountEur, evidence }) => {
      if (evidence === null || amountEur.lessThanOrEqualTo(0)) return null;
      const key = [evidence, costCategory, amountEur.toFixed()];
      const earlier = seen.earlier(key, { month, row });
      if (earlier === undefined || earlier.month === month) return null;
      return {
        at: { sheet: 'Kosten', row, column: 'evidence' },
        given: evidence,
        expected: `een ander bewijsstuk dan dat van rij ${earlier.row}`,
      };
    };
  },
});
