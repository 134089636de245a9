import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linearSpan } from './linear-span.js';
import type { Row } from './linear-span.js';

/** Coefficients by place; zeros are left out. */
const row = (...coefficients: number[]): Row =>
  new Map(coefficients.flatMap((value, column) => (value === 0 ? [] : [[column, BigInt(value)] as const])));

const times = (one: Row, changes: readonly bigint[]): bigint =>
  [...one].reduce((total, [column, value]) => total + value * (changes[column] ?? 0n), 0n);

describe('what follows from known sums', () => {
  it.each([
    ['x from x + y and y', row(1, 0, 0), true],
    ['x + z from them, for z is not known', row(1, 0, 1), false],
    ['z', row(0, 0, 1), false],
    ['x − y', row(1, -1, 0), true],
    ['nothing at all', row(), true],
  ])('%s', (_, asked, follows) => {
    const span = linearSpan([row(1, 1, 0), row(0, 1, 0)], 3);
    expect(span.remainder(asked).size === 0).toBe(follows);
  });

  it('finds halves: x + y, y + z and x + z give x, of which no sum or difference alone is one', () => {
    // 2x = (x + y) + (x + z) − (y + z)
    const span = linearSpan([row(1, 1, 0), row(0, 1, 1), row(1, 0, 1)], 3);
    expect([...span.remainder(row(1, 0, 0))]).toEqual([]);
  });

  it('gives no corner of a square away by its rows and columns', () => {
    // w x   w + x and y + z are known,
    // y z   w + y and x + z too
    const span = linearSpan([row(1, 1), row(0, 0, 1, 1), row(1, 0, 1), row(0, 1, 0, 1)], 4);
    const corners = [row(1), row(0, 1), row(0, 0, 1), row(0, 0, 0, 1)];
    expect(corners.filter((corner) => span.remainder(corner).size === 0)).toEqual([]);
    // one corner up, its neighbours down, the one across up
    const [w = 0n, ...others] = span.unseenChange();
    expect(w).not.toBe(0n);
    expect(others).toEqual([-w, -w, w]);
  });

  it('shows by its marks which rows were used', () => {
    // x = (x + y) − y, and z has no part in it
    const span = linearSpan([row(1, 1, 0, 1), row(0, 1, 0, 0, 1), row(0, 0, 1, 0, 0, 1)], 3, 3);
    expect([...span.remainder(row(1)).keys()]).toEqual([3, 4]);
  });

  it('proves each answer: by the sum that gives the row, or by a change that only the row shows', () => {
    const coefficients = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 });
    let followed = 0;
    let changed = 0;
    fc.assert(
      fc.property(fc.array(coefficients, { maxLength: 5 }), coefficients, (known, asked) => {
        const marks = known.length + 1;
        const marked = known.map((one, index) => new Map([...row(...one), [5 + index, 1n]]));
        const left = linearSpan(marked, 5, marks).remainder(new Map([...row(...asked), [4 + marks, 1n]]));
        if (Math.min(...left.keys()) >= 5) {
          // how often the row itself was taken, and the known ones to make it nothing
          followed += 1;
          expect(left.get(4 + marks)).not.toBe(undefined);
          for (const column of asked.keys()) {
            const parts = [...known, asked].map((one, index) => BigInt(one[column] ?? 0) * (left.get(5 + index) ?? 0n));
            expect(parts.reduce((total, part) => total + part)).toBe(0n);
          }
        } else {
          changed += 1;
          const change = linearSpan(
            known.map((one) => row(...one)),
            5,
          ).unseenChange();
          expect(known.map((one) => times(row(...one), change))).toEqual(known.map(() => 0n));
          expect(times(row(...asked), change)).not.toBe(0n);
        }
      }),
      { numRuns: 500 },
    );
    expect(followed).toBeGreaterThan(20);
    expect(changed).toBeGreaterThan(20);
  });
});
