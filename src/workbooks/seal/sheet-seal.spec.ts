import { describe, expect, it } from '@jest/globals';
import { sealer, sealOf } from './sheet-seal.js';
import type { SealedValue } from './sheet-seal.js';

const sealed = (...rows: readonly SealedValue[][]): string => {
  const sheet = sealer('Blad');
  for (const row of rows) sheet.add(row);
  return sheet.seal().sha256;
};

describe('the seal of a sheet', () => {
  it('counts the rows that hold a value', () => {
    const sheet = sealer('Blad');
    for (const row of [['Kop'], [null, ''], [null, 0], []]) sheet.add(row);
    expect(sheet.seal()).toMatchObject({ sheet: 'Blad', rows: 2 });
  });

  it.each<[string, SealedValue[][], SealedValue[][]]>([
    ['blank cells after the last value', [[1, null, '']], [[1]]],
    ['the way in which lines end', [['a\r\nb\rc']], [['a\nb\nc']]],
    ['what no workbook can hold', [['a\0b\ud800c']], [['abc']]],
    ['a text of nothing but space', [[' ', 1]], [[null, 1]]],
    ['a row of nothing', [[1], [null], [2]], [[1], [2]]],
  ])('does not depend on %s', (_what, one, other) => {
    expect(sealed(...one)).toBe(sealed(...other));
  });

  it.each<[string, SealedValue[][], SealedValue[][]]>([
    ['a cent', [[1.01]], [[1.02]]],
    ['a number that became text', [[1]], [['1']]],
    ['a column', [[null, 1]], [[1]]],
    ['the order of rows', [[1], [2]], [[2], [1]]],
    ['where a row ends', [[1, 2]], [[1], [2]]],
    ['a pair of halves that is one letter', [['😀']], [['']]],
    ['a space', [['a ']], [['a']]],
  ])('tells %s', (_what, one, other) => {
    expect(sealed(...one)).not.toBe(sealed(...other));
  });

  it('of a workbook tells its sheets apart, and their order', () => {
    const [a, b] = ['A', 'B'].map((name) => sealer(name).seal());
    if (!a || !b) throw new Error('no seals');
    expect(new Set([sealOf([a, b]), sealOf([b, a]), sealOf([a]), sealOf([])]).size).toBe(4);
  });
});
