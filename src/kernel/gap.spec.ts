import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addTotals, cashGap, fourSums, gap } from './gap.js';
import { amount, amountText, sum } from './money.js';

const euros = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }).map((cents) => amount(cents).dividedBy(100));

describe('gap (rules 4 to 6)', () => {
  it.each([
    // real cost, entitlement, received: gap, cash gap
    ['55.00', '44.00', '40.00', '11.00', '15.00', 'shortfall'],
    ['79.00', '83.00', '83.00', '-4.00', '-4.00', 'surplus'],
    ['61.00', '61.00', '0.00', '0.00', '61.00', 'even, but not yet paid'],
  ])(
    'cost %s, entitled %s, received %s: gap %s, cash gap %s (%s)',
    (cost, entitled, cash, expectedGap, expectedCash) => {
      const totals = { realCost: amount(cost), entitlement: amount(entitled), received: amount(cash) };
      expect(amountText(gap(totals))).toBe(expectedGap);
      expect(amountText(cashGap(totals))).toBe(expectedCash);
    },
  );

  it('shows both sides beside the net', () => {
    const sums = fourSums([amount(30), amount(-10), amount(0)], 3);
    expect([sums.netGap, sums.shortfall, sums.surplus].map(amountText)).toEqual(['20.00', '30.00', '10.00']);
    expect(sums.municipalities).toEqual({ withShortfall: 1, withSurplus: 1, even: 1 });
  });

  it('counts who has no gap at all among the even', () => {
    expect(fourSums([amount(30)], 3).municipalities).toEqual({ withShortfall: 1, withSurplus: 0, even: 2 });
  });

  it('net is shortfall less surplus, everyone is on one side, and turning the signs swaps the sides', () => {
    fc.assert(
      fc.property(fc.array(euros), (gaps) => {
        const sums = fourSums(gaps, gaps.length);
        const mirrored = fourSums(
          gaps.map((value) => value.negated()),
          gaps.length,
        );
        expect(sums.shortfall.minus(sums.surplus).equals(sums.netGap)).toBe(true);
        expect(mirrored.shortfall.equals(sums.surplus)).toBe(true);
        expect(mirrored.municipalities.withShortfall).toBe(sums.municipalities.withSurplus);
        const { withShortfall, withSurplus, even } = sums.municipalities;
        expect(withShortfall + withSurplus + even).toBe(gaps.length);
      }),
    );
  });

  it('the gap of the whole is the sum of the gaps of the parts', () => {
    const totals = fc.record({ realCost: euros, entitlement: euros, received: euros });
    fc.assert(
      fc.property(fc.array(totals), (parts) => {
        expect(gap(addTotals(parts)).equals(sum(parts.map(gap)))).toBe(true);
        expect(cashGap(addTotals(parts)).equals(sum(parts.map(cashGap)))).toBe(true);
      }),
    );
  });
});
