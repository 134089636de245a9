import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distribution, quantile } from './distribution.js';
import { amount, amountText, sum } from './money.js';

const of = (...values: string[]) => values.map((value) => ({ value: amount(value) }));

/** "value weight" each. */
const weighted = (...lines: string[]) =>
  lines.map((line) => {
    const [value = '', weight = ''] = line.split(' ');
    return { value: amount(value), weight: amount(weight) };
  });

const texts = (observations: readonly Parameters<typeof distribution>[0][number][]): string[] | null => {
  const spread = distribution(observations);
  return spread && [spread.p10, spread.p25, spread.median, spread.p75, spread.p90].map(({ value }) => value.toString());
};

describe('a quantile', () => {
  it.each([
    // four values of weight 1: the n-th reaches n / 4
    ['0.0001', '10'],
    ['0.25', '10'],
    ['0.2501', '20'],
    ['0.5', '20'],
    ['0.75', '30'],
    ['0.76', '40'],
    ['1', '40'],
  ])('at %s of 10, 20, 30 and 40 is %s', (share, expected) => {
    expect(quantile(of('30', '10', '40', '20'), amount(share))?.value.toString()).toBe(expected);
  });

  it.each([
    // weights 1, 2 and 7 of 10: reached are 0.1, 0.3 and 1
    ['0.1', '44'],
    ['0.11', '57'],
    ['0.3', '57'],
    ['0.31', '60'],
  ])('at %s counts weights: %s', (share, expected) => {
    expect(quantile(weighted('60 7', '44 1', '57 2'), amount(share))?.value.toString()).toBe(expected);
  });

  it('is exact where floats are not: three tenths of weight reach 0.3', () => {
    expect(quantile(weighted('1 0.1', '2 0.1', '3 0.1', '4 0.7'), amount('0.3'))?.value.toString()).toBe('3');
  });

  it('never is what weighs nothing', () => {
    const observations = weighted('1 0', '2 1', '3 0', '4 1', '5 0');
    expect(quantile(observations, amount('0.0001'))?.value.toString()).toBe('2');
    expect(quantile(observations, amount('0.51'))?.value.toString()).toBe('4');
    expect(quantile(observations, amount(1))?.value.toString()).toBe('4');
  });

  it('is the observation itself, so that it can be traced; equal ones stand in the order given', () => {
    const observations = ['GM0001', 'GM0002', 'GM0003'].map((code) => ({ code, value: amount(5) }));
    expect(quantile(observations, amount('0.34'))).toBe(observations[1]);
  });

  it('is null of nothing, and where nothing weighs', () => {
    expect(quantile([], amount('0.5'))).toBeNull();
    expect(quantile(weighted('1 0', '2 0'), amount('0.5'))).toBeNull();
  });

  it.each(['0', '-0.1', '1.0001'])('refuses the share %s', (share) => {
    expect(() => quantile(of('1'), amount(share))).toThrow(`a share is above 0 and up to 1: ${share}`);
  });

  it('refuses a weight below zero', () => {
    expect(() => quantile(weighted('1 1', '2 -1'), amount('0.5'))).toThrow('a weight is not below zero: -1');
  });
});

describe('a distribution', () => {
  it.each([
    // ranks ⌈0.10 n⌉, ⌈0.25 n⌉, ⌈0.50 n⌉, ⌈0.75 n⌉, ⌈0.90 n⌉
    [['7'], ['7', '7', '7', '7', '7']],
    [
      ['2', '1'],
      ['1', '1', '1', '2', '2'],
    ],
    [
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
      ['1', '3', '5', '8', '9'],
    ],
    [
      ['11', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
      ['2', '3', '6', '9', '10'],
    ],
    [
      ['-3', '0', '-1', '5'],
      ['-3', '-3', '-1', '0', '5'],
    ],
  ])('of %j is %j', (values, expected) => {
    expect(texts(of(...values))).toEqual(expected);
  });

  it('is null of nothing', () => {
    expect(distribution([])).toBeNull();
  });

  const value = fc.integer({ min: -500, max: 500 }).map((cents) => amount(cents).div(100));
  const weight = fc.integer({ min: 0, max: 20 }).map((whole) => amount(whole));
  const observations = fc.array(fc.record({ value, weight }), { minLength: 1, maxLength: 30 });

  it('is by its definition: up to it enough weighs, below it too little', () => {
    const share = fc.integer({ min: 1, max: 100 }).map((percent) => amount(percent).div(100));
    fc.assert(
      fc.property(observations, share, (given, p) => {
        const found = quantile(given, p);
        const total = sum(given.map((one) => one.weight));
        if (!found) return expect(amountText(total)).toBe('0.00');
        expect(given).toContain(found);
        const upTo = sum(given.filter((one) => one.value.lte(found.value)).map((one) => one.weight));
        const below = sum(given.filter((one) => one.value.lt(found.value)).map((one) => one.weight));
        expect(upTo.gte(total.times(p))).toBe(true);
        expect(below.lt(total.times(p))).toBe(true);
      }),
    );
  });

  it('does not depend on the order, nor on the scale of the weights, and rises', () => {
    fc.assert(
      fc.property(observations, (given) => {
        const found = texts(given);
        expect(texts([...given].reverse())).toEqual(found);
        expect(texts(given.map((one) => ({ ...one, weight: one.weight.times(7) })))).toEqual(found);
        const values = (found ?? []).map((text) => amount(text));
        expect([...values].sort((a, b) => a.comparedTo(b))).toEqual(values);
      }),
    );
  });

  it('counts a weight of three as three observations', () => {
    fc.assert(
      fc.property(observations, (given) => {
        const apart = given.flatMap((one) =>
          Array.from({ length: Number(one.weight.toString()) }, () => ({ value: one.value })),
        );
        expect(texts(apart)).toEqual(texts(given));
      }),
    );
  });
});
