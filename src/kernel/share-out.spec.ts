import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText, sum, toCents } from './money.js';
import type { Amount } from './money.js';
import { shareOut } from './share-out.js';

const amounts = (texts: readonly string[]): Amount[] => texts.map((text) => amount(text));
const third = amount(10).div(3);
const exactParts = fc.array(
  fc
    .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 1, max: 7000 }))
    .map(([numerator, denominator]) => amount(numerator).div(denominator)),
  { minLength: 1, maxLength: 12 },
);

describe('parts printed in cents', () => {
  it.each([
    // 0.33 + 0.33 + 0.33 = 0.99 is a cent short of 1.00; 0.334 lost most
    [['0.333', '0.333', '0.334'], '1.00', ['0.33', '0.33', '0.34']],
    // 0.01 + 0.01 + 0.00 = 0.02 is a cent over toCents(0.014) = 0.01; the first of the equals gives it back
    [['0.005', '0.005', '0.004'], '0.01', ['0.00', '0.01', '0.00']],
    // whole cents stay, though they come first: 1.00 + 0.00 + 0.00 + 0.00 is a cent short of 1.01
    [['1.00', '0.004', '0.004', '0.004'], '1.01', ['1.00', '0.01', '0.00', '0.00']],
    // opposite signs: 0.01 − 0.00 + 5.00 = 5.01, and 0.005 − 0.004 + 5.00 = 5.001 prints 5.00
    [['0.005', '-0.004', '5.00'], '5.00', ['0.00', '0.00', '5.00']],
    [['-12.34'], '-12.34', ['-12.34']],
    [['0', '0'], '0.00', ['0.00', '0.00']],
  ])('%j by default of %s', (parts, total, printed) => {
    expect(shareOut(amounts(parts)).map(amountText)).toEqual(printed);
    expect(amountText(toCents(sum(amounts(parts))))).toBe(total);
  });

  it('shares a repeating fraction: 3 × 10/3 = 10.00', () => {
    expect(shareOut([third, third, third]).map(amountText)).toEqual(['3.34', '3.33', '3.33']);
    expect(shareOut([third, third, third].map((part) => part.negated())).map(amountText)).toEqual([
      '-3.34',
      '-3.33',
      '-3.33',
    ]);
  });

  it.each([
    // one round for everyone is on the border of one cent each: 3 × 0.01
    ['0.03', ['0.01', '0.01', '0.01']],
    // a cent more begins the next round with who lost most
    ['0.04', ['0.01', '0.02', '0.01']],
    ['-0.04', ['-0.02', '-0.01', '-0.01']],
    ['-0.01', ['-0.01', '0.00', '0.00']],
  ])('spreads a total of %s that is further off evenly', (total, printed) => {
    expect(shareOut(amounts(['0.001', '0.002', '0.001']), amount(total)).map(amountText)).toEqual(printed);
  });

  it('refuses a total that is not in cents, and one with nothing to share it out over', () => {
    expect(() => shareOut(amounts(['1']), amount('1.005'))).toThrow('a printed total is in cents: 1.005');
    expect(() => shareOut([], amount('0.01'))).toThrow('nothing to share 0.01 out over');
    expect(shareOut([])).toEqual([]);
  });

  it('adds up, to the default total and to any other', () => {
    fc.assert(
      fc.property(exactParts, fc.integer({ min: -50, max: 50 }), (parts, drift) => {
        const total = toCents(sum(parts));
        expect(amountText(sum(shareOut(parts)))).toBe(amountText(total));
        const other = total.plus(amount(drift).div(100));
        expect(amountText(sum(shareOut(parts, other)))).toBe(amountText(other));
      }),
    );
  });

  it('moves no part more than a cent from its rounding, nor more than a cent from itself', () => {
    fc.assert(
      fc.property(exactParts, (parts) => {
        for (const [index, printed] of shareOut(parts).entries()) {
          const exact = parts[index] ?? third;
          expect(printed.minus(toCents(exact)).abs().lessThanOrEqualTo('0.01')).toBe(true);
          expect(printed.minus(exact).abs().lessThan('0.01')).toBe(true);
        }
      }),
    );
  });

  it('leaves parts in whole cents as they are', () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map((value) => amount(value).div(100));
    fc.assert(
      fc.property(exactParts, fc.array(cents, { maxLength: 6 }), (parts, whole) => {
        const printed = shareOut([...whole, ...parts]).slice(0, whole.length);
        expect(printed.map(amountText)).toEqual(whole.map(amountText));
      }),
    );
  });

  it('negates every printed part with the parts, ties included', () => {
    const halves = fc.array(
      fc.integer({ min: -3000, max: 3000 }).map((value) => amount(value).div(1000)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.oneof(exactParts, halves), fc.integer({ min: -30, max: 30 }), (parts, drift) => {
        const negated = parts.map((part) => part.negated());
        const total = toCents(sum(parts)).plus(amount(drift).div(100));
        const texts = (values: readonly Amount[]): string[] => values.map(amountText);
        expect(texts(shareOut(negated))).toEqual(texts(shareOut(parts).map((part) => part.negated())));
        expect(texts(shareOut(negated, total.negated()))).toEqual(
          texts(shareOut(parts, total).map((part) => part.negated())),
        );
      }),
      { numRuns: 300 },
    );
  });
});
