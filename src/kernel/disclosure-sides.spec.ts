import { describe, expect, it } from '@jest/globals';
import { disclosed } from './disclosure.js';
import type { Contribution } from './disclosure-cells.js';
import { disclosedSides } from './disclosure-sides.js';
import { amount, amountText } from './money.js';

const TABLES = [{ dimensions: ['province', 'year'] }];

/** Gaps of municipalities of a province in 2024, or in another year. */
const gaps = (province: string, values: readonly string[], year = '2024', from = 0): Contribution<'gap'>[] =>
  values.map((value, index) => ({
    municipalityCode: `${province}${index + from}`,
    coordinates: { province, year },
    amountsEur: { gap: amount(value) },
  }));

const sidesOf = (contributions: readonly Contribution<'gap'>[], tables = TABLES): string[] | null => {
  const sides = disclosedSides(contributions, tables, disclosed(contributions, tables));
  if (!sides) return null;
  const { netGap, shortfall, surplus, municipalities } = sides;
  const { withShortfall, withSurplus, even } = municipalities;
  return [netGap, shortfall, surplus].map(amountText).concat([withShortfall, withSurplus, even].map(String));
};

const three = ['30.00', '30.00', '40.00'];
const threeBelow = ['-10.00', '-10.00', '-20.00'];

describe('the sums of either side', () => {
  it.each<[string, readonly string[], string[] | null]>([
    // 100 − 40 = 60
    ['three and three', [...three, ...threeBelow], ['60.00', '100.00', '40.00', '3', '3', '0']],
    ['with who has no gap', [...three, ...threeBelow, '0.00'], ['60.00', '100.00', '40.00', '3', '3', '1']],
    ['three and two', [...three, '-10.00', '-10.00'], null],
    ['three and one', [...three, '-10.00'], null],
    ['two and three: the side that is large enough goes too', ['30.00', '30.00', ...threeBelow], null],
    ['three and none: the shortfall is the net gap', three, ['100.00', '100.00', '0.00', '3', '0', '0']],
    ['none and three', threeBelow, ['-40.00', '0.00', '40.00', '0', '3', '0']],
    // 85.00 of 100.00 is the most that one may be
    ['as dominated as may be', ['85.00', '10.00', '5.00', ...threeBelow], ['60.00', '100.00', '40.00', '3', '3', '0']],
    ['dominated', ['85.01', '10.00', '4.99', ...threeBelow], null],
    ['dominated on the other side', [...three, '-85.01', '-10.00', '-4.99'], null],
  ])('%s', (_, values, expected) => {
    expect(sidesOf(gaps('U', values))).toEqual(expected);
  });

  it('take one gap of each municipality, over all years', () => {
    // of U0 30 − 50 = −20: a surplus, though it had a shortfall in one year
    const contributions = [...gaps('U', [...three, ...three, ...threeBelow]), ...gaps('U', ['-50.00'], '2023')];
    expect(sidesOf(contributions)?.slice(3)).toEqual(['5', '4', '0']);
  });

  it('are not there where the total is not, nor of nothing', () => {
    expect(sidesOf(gaps('U', ['30.00', '30.00']))).toBeNull();
    expect(sidesOf([])).toBeNull();
  });

  it.each<[string, number, boolean]>([
    ['one', 1, false],
    ['two', 2, false],
    ['three', 3, true],
  ])('leave %s once the province with all the others is taken off', (_, count, expected) => {
    // all of U has a shortfall, and of N that many: shortfalls less U is theirs
    const others = ['31.00', '32.00', '33.00'].slice(0, count);
    const contributions = [...gaps('U', three), ...gaps('N', [...others, ...threeBelow])];
    expect(disclosed(contributions, TABLES).every(({ suppressed }) => suppressed === null)).toBe(true);
    expect(sidesOf(contributions) !== null).toBe(expected);
  });

  it('are not there where they would give a province back that is hidden to hide another', () => {
    const few = gaps('H', ['-10.00', '-10.00']);
    const lightest = gaps('L', ['1.00', '1.00', '2.00']);
    const contributions = [...gaps('U', three), ...few, ...lightest, ...gaps('N', threeBelow)];
    const hidden = disclosed(contributions, TABLES).filter(({ suppressed }) => suppressed !== null);
    expect([...new Set(hidden.map(({ coordinates }) => coordinates.province))]).toEqual(['H', 'L']);
    // shortfalls less U are L, and what U, L and N leave of the total is H
    expect(sidesOf(contributions)).toBeNull();
    // with one that has a shortfall elsewhere they are not L any more
    const mixed = [...gaps('U', three), ...few, ...lightest, ...gaps('N', [...threeBelow, '5.00'])];
    expect(sidesOf(mixed)).not.toBeNull();
  });

  it('leave no two of different provinces', () => {
    const contributions = [
      ...gaps('U', three),
      ...gaps('N', ['31.00', ...threeBelow]),
      ...gaps('Z', ['32.00', ...threeBelow]),
    ];
    expect(sidesOf(contributions)).toBeNull();
    const oneMore = gaps('Z', ['33.00'], '2024', 4);
    expect(sidesOf([...contributions, ...oneMore])).toEqual(['116.00', '196.00', '80.00', '6', '6', '0']);
  });

  it.each([
    ['as much as may be', '85.00', true],
    ['more', '85.01', false],
  ])('leave none of three in different provinces that makes up %s', (_, largest, expected) => {
    const contributions = [
      ...gaps('U', three),
      ...gaps('N', [largest, ...threeBelow]),
      ...gaps('Z', ['10.00', amountText(amount('90.00').minus(largest)), ...threeBelow]),
    ];
    expect(sidesOf(contributions) !== null).toBe(expected);
  });

  it.each([
    ['one', 1, false],
    ['two', 2, false],
    ['three', 3, true],
  ])('leave %s once groups of two tables are taken off', (_, count, expected) => {
    const ofSize = (size: string, of: readonly Contribution<'gap'>[]): Contribution<'gap'>[] =>
      of.map((one) => ({ ...one, coordinates: { ...one.coordinates, size } }));
    // all of U and all that are large have a shortfall, and of the small ones of N that many
    const others = ['31.00', '32.00', '33.00'].slice(0, count);
    const contributions = [
      ...ofSize('small', gaps('U', three)),
      ...ofSize('small', gaps('N', [...others, ...threeBelow])),
      ...ofSize('large', gaps('N', three, '2024', 10)),
    ];
    const tables = [{ dimensions: ['province', 'year'] }, { dimensions: ['size', 'year'] }];
    expect(disclosed(contributions, tables).every(({ suppressed }) => suppressed === null)).toBe(true);
    expect(sidesOf(contributions, tables) !== null).toBe(expected);
  });
});
