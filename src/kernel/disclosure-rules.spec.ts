import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Figures } from './disclosure-cells.js';
import { MINISTRY_RULES, secrecyOf, weightOf } from './disclosure-rules.js';
import { amount, amountText } from './money.js';

/** One municipality for each list of figures, a figure for each measure. */
const figures = (...ofMunicipalities: string[][]): Figures =>
  new Map(ofMunicipalities.map((ofOne, index) => [`GM${index}`, ofOne.map((value) => amount(value))]));

describe('what may be shown to the ministry', () => {
  it.each([
    ['two municipalities', [['50.00'], ['50.00']], 'few'],
    ['three', [['50.00'], ['50.00'], ['50.00']], null],
    ['three, of which one declared that it spent nothing', [['50.00'], ['50.00'], ['0.00']], null],
    // 85.00 / 100.00 = 85 %
    ['one with 85 %', [['85.00'], ['10.00'], ['5.00']], null],
    // 85.01 / 100.00 = 85.01 %
    ['one with a cent more', [['85.01'], ['10.00'], ['4.99']], 'dominated'],
    // 85.00 / (85.00 + 10.00 + 5.00), though the sum is 90.00
    ['a surplus beside shortfalls', [['85.00'], ['10.00'], ['-5.00']], null],
    ['a surplus of more than 85 %', [['10.00'], ['-85.01'], ['4.99']], 'dominated'],
    ['one that spent anything', [['0.00'], ['1.00'], ['0.00']], 'dominated'],
    ['nothing but zeros', [['0.00'], ['0.00'], ['0.00']], null],
    [
      'a second measure that one makes up',
      [
        ['50.00', '1.00'],
        ['50.00', '0.00'],
        ['50.00', '0.00'],
      ],
      'dominated',
    ],
    ['too few of whom one dominates', [['99.00'], ['1.00']], 'few'],
  ])('%s', (_, ofMunicipalities, secrecy) => {
    expect(secrecyOf(figures(...ofMunicipalities), MINISTRY_RULES)).toBe(secrecy);
  });

  it('follows other rules where they are given', () => {
    const rules = { fewest: 4, largestShare: amount('0.5') };
    expect(secrecyOf(figures(['1'], ['1'], ['1']), rules)).toBe('few');
    // 3 / 6 = 50 %, 4 / 7 = 57 %
    expect(secrecyOf(figures(['3'], ['1'], ['1'], ['1']), rules)).toBeNull();
    expect(secrecyOf(figures(['4'], ['1'], ['1'], ['1']), rules)).toBe('dominated');
  });

  it('does not ask for the sign or the unit', () => {
    const cents = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 6 }), fc.constantFrom(-1, 100), (values, factor) => {
        const as = (times: number): Figures =>
          figures(...values.map((value) => [amount(value).times(times).toFixed()]));
        expect(secrecyOf(as(factor), MINISTRY_RULES)).toBe(secrecyOf(as(1), MINISTRY_RULES));
      }),
    );
  });
});

describe('what is lost', () => {
  it('is every figure of every measure, whatever its sign', () => {
    // 10.00 + 5.00 + 20.00 + 0.50
    expect(amountText(weightOf(figures(['10.00', '-5.00'], ['-20.00', '0.50'])))).toBe('35.50');
  });
});
