import { describe, expect, it } from '@jest/globals';
import { cellTable, figuresOf } from './disclosure-cells.js';
import type { Cell, CellTable, Contribution, Coordinates } from './disclosure-cells.js';
import { amount, amountText } from './money.js';

const contribution = (
  municipalityCode: string,
  coordinates: Coordinates,
  realCost: string,
): Contribution<'realCost'> => ({
  municipalityCode,
  coordinates,
  amountsEur: { realCost: amount(realCost) },
});

/** Province, region and year of each municipality: one region lies over the border of two provinces. */
const CONTRIBUTIONS = [
  contribution('GM1', { province: 'U', region: 'R1', year: '2023' }, '10.00'),
  contribution('GM1', { province: 'U', region: 'R1', year: '2024' }, '11.00'),
  contribution('GM2', { province: 'U', region: 'R2', year: '2023' }, '20.00'),
  contribution('GM3', { province: 'N', region: 'R2', year: '2023' }, '30.00'),
  contribution('GM3', { province: 'N', region: 'R2', year: '2023' }, '0.50'),
  contribution('GM4', { province: 'Z', region: 'R3', year: '2024' }, '40.00'),
];
const LAYOUTS = [{ dimensions: ['province', 'year'] }, { dimensions: ['region', 'year'] }];

const found = (table: CellTable, coordinates: Coordinates): Cell => {
  const cell = table.at(coordinates);
  if (!cell) throw new Error(`no cell at ${JSON.stringify(coordinates)}`);
  return cell;
};

describe('the cells of tables', () => {
  const table = cellTable(CONTRIBUTIONS, LAYOUTS);

  it.each<[Coordinates, Record<string, string>]>([
    [{}, { GM1: '21.00', GM2: '20.00', GM3: '30.50', GM4: '40.00' }],
    [{ year: '2024' }, { GM1: '11.00', GM4: '40.00' }],
    [
      { year: '2023', region: 'R2' },
      { GM2: '20.00', GM3: '30.50' },
    ],
    // in no table: both regions crossed
    [{ province: 'U', region: 'R2' }, { GM2: '20.00' }],
  ])('sums the municipalities at %j', (coordinates, expected) => {
    const figures = figuresOf(table, found(table, coordinates).groups);
    const sums = [...figures].map(([municipality, [realCost]]) => [municipality, realCost && amountText(realCost)]);
    expect(Object.fromEntries(sums)).toEqual(expected);
  });

  it('has none where no one contributed, nor at what is no value', () => {
    expect(table.at({ province: 'Z', year: '2023' })).toBeUndefined();
    expect(table.at({ province: 'Drenthe' })).toBeUndefined();
  });

  it('knows cells by what they hold: two names for the same contributions are one', () => {
    expect(found(table, { province: 'Z' })).toBe(found(table, { region: 'R3' }));
    expect(found(table, { province: 'Z' })).toBe(found(table, { region: 'R3', year: '2024' }));
    expect(found(table, { province: 'U' })).not.toBe(found(table, { region: 'R1' }));
  });

  it('tells what stands in a table from what does not', () => {
    expect(found(table, { province: 'U', year: '2023' }).published).toBe(true);
    expect(found(table, { province: 'U', region: 'R2' })).toMatchObject({
      published: false,
      coordinates: { province: 'U', region: 'R2' },
    });
    // the crossing of U and R1 is all of R1
    expect(found(table, { province: 'U', region: 'R1' })).toMatchObject({
      published: true,
      coordinates: { region: 'R1' },
    });
  });

  it('cuts totals into published parts, and keeps what is in none', () => {
    const linesOf = (coordinates: Coordinates): unknown[] =>
      table.lines
        .filter(({ total }) => total === found(table, coordinates))
        .map(({ parts, rest }) => ({ parts, rest }));
    expect(linesOf({ province: 'U' })).toEqual([
      // by region: R1 is a part, and of R2 the one group that lies in U is in none
      { parts: [found(table, { region: 'R1' })], rest: found(table, { province: 'U', region: 'R2' }).groups },
      // by year: all of it
      { parts: ['2023', '2024'].map((year) => found(table, { province: 'U', year })), rest: [] },
    ]);
    expect(linesOf({ province: 'Z' })).toEqual([]);
  });

  it('throws where a contribution is nowhere along a dimension', () => {
    const homeless = contribution('GM9', { province: 'U', year: '2023' }, '1.00');
    expect(() => cellTable([homeless], LAYOUTS)).toThrow('a contribution of GM9 has no region');
    expect(cellTable([homeless], [{ dimensions: ['province'] }]).cells).toHaveLength(1);
  });

  it.each([
    ['lacks one', { realCost: amount('1.00') }, 'a contribution of GM9 has realCost, not gap, realCost'],
    [
      'has one more',
      { realCost: amount('1.00'), gap: amount('1.00'), entitlement: amount('0.00') },
      'not gap, realCost',
    ],
    ['has another', { realCost: amount('1.00'), entitlement: amount('1.00') }, 'not gap, realCost'],
  ])('throws where a contribution %s of the measures: absent is not zero', (_, amountsEur, message) => {
    const first = { realCost: amount('2.00'), gap: amount('0.00') };
    const of = (municipalityCode: string, amounts: Record<string, typeof first.gap>): Contribution<string> => ({
      municipalityCode,
      coordinates: { year: '2024' },
      amountsEur: amounts,
    });
    expect(() => cellTable([of('GM1', first), of('GM9', amountsEur)], [{ dimensions: ['year'] }])).toThrow(message);
    // in whichever order the measures are named
    const turned = { gap: first.gap, realCost: first.realCost };
    expect(cellTable([of('GM1', first), of('GM9', turned)], [{ dimensions: ['year'] }]).measures).toEqual([
      'gap',
      'realCost',
    ]);
  });

  it('does not depend on the order of contributions', () => {
    const { groups, cells } = cellTable([...CONTRIBUTIONS].reverse(), LAYOUTS);
    expect(cells).toEqual(table.cells);
    expect(groups.map((group) => [...group.keys()].sort())).toEqual(
      table.groups.map((group) => [...group.keys()].sort()),
    );
  });
});
