import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from './money.js';
import { studentTQuantile } from './student-t.js';

const t = (probability: string, degreesOfFreedom: number): string =>
  studentTQuantile(amount(probability), degreesOfFreedom).toFixed(10);

describe("quantiles of Student's t", () => {
  it.each([
    // printed tables; df 1 is tan(0.475 π), df 2 is 0.95 × √(2 / (1 − 0.95²)) = 0.95 × √(2 / 0.0975)
    ['0.975', 1, '12.7062047362'],
    ['0.975', 2, '4.3026527297'],
    ['0.975', 3, '3.1824463053'],
    ['0.975', 4, '2.7764451052'],
    ['0.975', 5, '2.5705818356'],
    ['0.975', 10, '2.2281388520'],
    ['0.975', 30, '2.0422724563'],
    ['0.975', 100, '1.9839715185'],
    ['0.95', 1, '6.3137515147'],
    ['0.95', 10, '1.8124611228'],
    ['0.995', 5, '4.0321429836'],
    ['0.9995', 2, '31.5990545764'],
    // df 1 at three quarters is tan(π / 4)
    ['0.75', 1, '1.0000000000'],
  ])('at probability %s with %i degrees of freedom is %s', (probability, degreesOfFreedom, expected) => {
    expect(t(probability, degreesOfFreedom)).toBe(expected);
  });

  it('has the closed forms of one and two degrees of freedom to thirty digits', () => {
    // df 2: t = c √(2 / (1 − c²)) with c = 2p − 1, here 0.95
    const two = amount('0.95').times(amount(2).div(amount('0.0975')).sqrt());
    expect(studentTQuantile(amount('0.975'), 2).toFixed(30)).toBe(two.toFixed(30));
    expect(studentTQuantile(amount('0.75'), 1).toFixed(30)).toBe(amount(1).toFixed(30));
  });

  it('falls to the normal quantile as degrees of freedom are added', () => {
    // t = z + a/df + b/df² + c/df³ …: (t₁ − 14 t₂ + 56 t₄ − 64 t₈) / −21 at df, 2 df, 4 df and 8 df leaves z alone
    const at = (degreesOfFreedom: number) => studentTQuantile(amount('0.975'), degreesOfFreedom);
    const limit = at(50).minus(at(100).times(14)).plus(at(200).times(56)).minus(at(400).times(64)).div(-21);
    expect(limit.toFixed(8)).toBe('1.95996398');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (df) => {
        expect(at(df).greaterThan(at(df + 1))).toBe(true);
        expect(at(df + 1).greaterThan('1.9599639845')).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('mirrors around one half, where it is nought, and rises with the probability', () => {
    expect(t('0.5', 7)).toBe('0.0000000000');
    const probability = fc.integer({ min: 1, max: 999_999 }).map((millionths) => amount(millionths).div(1_000_000));
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 40 }), (p, df) => {
        const value = studentTQuantile(p, df);
        expect(studentTQuantile(amount(1).minus(p), df).toFixed(20)).toBe(value.negated().plus(0).toFixed(20));
        const above = p.plus(amount(1).minus(p).div(2));
        expect(studentTQuantile(above, df).greaterThan(value)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['0', '1', '-0.1', '1.5'])('refuses probability %s', (probability) => {
    expect(() => studentTQuantile(amount(probability), 5)).toThrow(RangeError);
  });

  it.each(['0.000000000001', '0.999999999999'])('still answers at probability %s', (probability) => {
    expect(studentTQuantile(amount(probability), 342).abs().greaterThan(7)).toBe(true);
  });

  it.each([0, -1, 2.5, Number.NaN, Infinity])('refuses %d degrees of freedom', (degreesOfFreedom) => {
    expect(() => studentTQuantile(amount('0.975'), degreesOfFreedom)).toThrow(RangeError);
  });
});
