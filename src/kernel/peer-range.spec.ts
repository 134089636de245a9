import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from './money.js';
import { withinPeerRange, withinPeerRanges } from './peer-range.js';

const unitCosts = (values: readonly (number | string)[]) =>
  values.map((value, index) => ({
    municipalityCode: `GM${String(index).padStart(4, '0')}`,
    unitCostEur: amount(value),
  }));
const within = (...values: (number | string)[]): (boolean | null)[] => {
  const found = withinPeerRanges(unitCosts(values));
  return unitCosts(values).map(({ municipalityCode }) => found.get(municipalityCode) ?? null);
};

describe('the range of the peers', () => {
  it('is not known of fewer than five others', () => {
    expect(within(10, 20, 30, 40, 50)).toEqual([null, null, null, null, null]);
    expect(within()).toEqual([]);
  });

  it('runs from P10 to P90 of the others, both included', () => {
    // of five others P10 is the lowest and P90 the highest
    expect(within(10, 20, 30, 40, 50, 60)).toEqual([false, true, true, true, true, false]);
    expect(within(10, 10, 30, 40, 50, 50)).toEqual([true, true, true, true, true, true]);
    // of ten others P10 is the first and P90 the ninth
    expect(within(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, '9.01')).toEqual([
      ...[false, true, true, true, true, true, true, true, true, false],
      false,
    ]);
  });

  it('of one against others includes both ends, and needs five', () => {
    const others = [10, 20, 30, 40, 50].map((value) => amount(value));
    expect(['9.99', '10', '50', '50.01'].map((value) => withinPeerRange(amount(value), others))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(withinPeerRange(amount(20), others.slice(1))).toBeNull();
  });

  it('is the same one by one, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 30 }), { maxLength: 40 }), (values) => {
        const found = within(...values);
        for (const [index, value] of values.entries()) {
          const others = values.filter((_, other) => other !== index).map((other) => amount(other));
          expect(found[index]).toBe(withinPeerRange(amount(value), others));
        }
      }),
    );
  });
});
