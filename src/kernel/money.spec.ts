import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText, sum, toCents, ZERO } from './money.js';

const euros = fc
  .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
  .map((cents) => amount(cents.toString()).dividedBy(100));

describe('money', () => {
  it('adds 287,280 times ten cents to the cent', () => {
    expect(amountText(sum(Array.from({ length: 287_280 }, () => amount('0.10'))))).toBe('28728.00');
  });

  it.each([
    // value, to the cent: halves go away from zero
    ['0.004', '0.00'],
    ['0.005', '0.01'],
    ['-0.004', '0.00'],
    ['-0.005', '-0.01'],
    ['1.005', '1.01'],
    ['-1.005', '-1.01'],
    ['2.675', '2.68'],
    ['9999999999.995', '10000000000.00'],
  ])('rounds %s to %s', (value, expected) => {
    expect(amountText(amount(value))).toBe(expected);
  });

  it.each(['', 'abc', 'NaN', 'Infinity', '1,5'])('refuses %p: absence is not zero', (value) => {
    expect(() => amount(value)).toThrow();
  });

  it('is zero for nothing', () => {
    expect(sum([])).toEqual(ZERO);
    expect(amountText(amount('-0'))).toBe('0.00');
  });

  it('adds the same in any order, and an amount and its opposite are nothing', () => {
    fc.assert(
      fc.property(fc.array(euros), (values) => {
        const total = sum(values);
        expect(sum([...values].reverse()).equals(total)).toBe(true);
        expect(total.plus(sum(values.map((value) => value.negated()))).isZero()).toBe(true);
      }),
    );
  });

  it('keeps what is already in cents, and rounds symmetrically', () => {
    fc.assert(
      fc.property(euros, fc.integer({ min: -999, max: 999 }), (value, thousandths) => {
        expect(toCents(value).equals(value)).toBe(true);
        const finer = value.plus(amount(thousandths).dividedBy(100_000));
        expect(toCents(finer).negated().equals(toCents(finer.negated()))).toBe(true);
      }),
    );
  });
});
