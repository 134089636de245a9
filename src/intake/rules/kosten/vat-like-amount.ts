import { amount, toCents } from '../../../kernel/money.js';
import type { Amount } from '../../../kernel/money.js';
import type { CostLine } from '../../../kernel/scheme.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costRule } from '../rule.js';

/** The high and the low rate of VAT (Wet op de omzetbelasting 1968, art. 9). */
const RATES = [
  { rate: amount('0.21'), name: '21%' },
  { rate: amount('0.09'), name: '9%' },
];
/** Below this, two amounts are easily in that proportion by chance. */
const SMALLEST = amount(10);

/** An amount that is exactly the VAT over the line before it. VAT that the BTW-compensatiefonds pays back is no cost. */
export const vatLikeAmount = costRule({
  code: 'vat-like-amount',
  severity: 'warning',
  problem: '{given} is precies de btw over een bedrag op de regel ervoor of erna.',
  remedy: 'Haal btw die u via het BTW-compensatiefonds terugkrijgt weg. Laat btw die u niet terugkrijgt staan.',
  eachCost: () => {
    let before: CostLine | null = null;
    return (line) => {
      const last = before;
      before = line;
      if (!last || last.month !== line.month || last.costCategory !== line.costCategory) return null;
      const isVatOf = (vat: CostLine, net: CostLine): string | null =>
        RATES.find(({ rate }) => isProduct(vat.amountEur, net.amountEur, rate))?.name ?? null;
      const here = isVatOf(line, last);
      const there = here === null ? isVatOf(last, line) : null;
      const vat = here === null ? last : line;
      if (here === null && there === null) return null;
      return {
        at: { sheet: 'Kosten', row: vat.row, column: 'amount' },
        given: dutchAmount(vat.amountEur),
        expected: `een bedrag zonder btw (dit lijkt ${here ?? there})`,
      };
    };
  },
});

function isProduct(vat: Amount, net: Amount, rate: Amount): boolean {
  return vat.greaterThanOrEqualTo(SMALLEST) && toCents(net.times(rate)).equals(vat);
}
