import { describe, expect, it } from '@jest/globals';
import { cellTable } from './disclosure-cells.js';
import type { Cell, CellTable, Contribution, Coordinates, TableLayout } from './disclosure-cells.js';
import { exposures } from './disclosure-exposure.js';
import { MINISTRY_RULES } from './disclosure-rules.js';
import { amount } from './money.js';

/** Each municipality puts in 100.00 at one place. */
const contributions = (places: Record<string, Coordinates>): Contribution<'realCost'>[] =>
  Object.entries(places).map(([municipalityCode, coordinates]) => ({
    municipalityCode,
    coordinates,
    amountsEur: { realCost: amount('100.00') },
  }));

/** A square of provinces A and B by years 1 and 2: these municipalities in each cell. */
const square = (a1: string[], a2: string[], b1: string[], b2: string[]): Contribution<'realCost'>[] =>
  Object.entries({ A1: a1, A2: a2, B1: b1, B2: b2 }).flatMap(([place, municipalities]) => {
    const coordinates = { province: place.slice(0, 1), year: place.slice(1) };
    return contributions(Object.fromEntries(municipalities.map((municipality) => [municipality, coordinates])));
  });
const SQUARE: TableLayout[] = [{ dimensions: ['province', 'year'] }];

const cellsAt = (table: CellTable, ...coordinates: Coordinates[]): Cell[] =>
  coordinates.flatMap((one) => table.at(one) ?? []);
const given = (table: CellTable, ...hidden: Coordinates[]): [Coordinates, Coordinates[]][] =>
  exposures(table, new Set(cellsAt(table, ...hidden)), MINISTRY_RULES).map(({ cell, from }) => [
    cell.coordinates,
    from.map((one) => one.coordinates),
  ]);

const A1 = { province: 'A', year: '1' };
const A2 = { province: 'A', year: '2' };
const B1 = { province: 'B', year: '1' };
const B2 = { province: 'B', year: '2' };

describe('what tables give away to anyone', () => {
  const table = cellTable(square(['m'], ['n', 'o', 'p'], ['q', 'r', 's'], ['t', 'u', 'v']), SQUARE);

  it('is a single hidden cell, by subtraction', () => {
    const [[cell, from] = []] = given(table, A1);
    expect(cell).toEqual(A1);
    // m = A − A2, or what else comes to the same
    expect(from).not.toContainEqual(A1);
    expect(from?.length).toBeGreaterThan(0);
  });

  it('is both cells of a row, each by its column', () => {
    expect(given(table, A1, A2).map(([cell]) => cell)).toEqual([A1, A2]);
  });

  it('is nothing when the square is hidden, and all of it with one more total than it has', () => {
    expect(given(table, A1, A2, B1, B2)).toEqual([]);
    expect(given(table, A1, A2, B1).map(([cell]) => cell)).toEqual([A1, A2, B1]);
  });

  it('is nothing of what is shown', () => {
    expect(given(table)).toEqual([]);
  });

  it('is what lies in no table: a municipality of the province and not of the region in it', () => {
    const places = {
      m: { province: 'U', region: 'R1' },
      n: { province: 'U', region: 'R1' },
      o: { province: 'U', region: 'R1' },
      p: { province: 'U', region: 'R2' },
      q: { province: 'H', region: 'R2' },
      r: { province: 'H', region: 'R2' },
      s: { province: 'H', region: 'R2' },
    };
    const both = cellTable(contributions(places), [{ dimensions: ['province'] }, { dimensions: ['region'] }]);
    // p = U − R1 = R2 − H
    expect(given(both).map(([cell]) => cell)).toEqual([{ province: 'U', region: 'R2' }]);
    expect(given(both, { province: 'U' }).map(([cell]) => cell)).toContainEqual({ province: 'U', region: 'R2' });
    expect(given(both, { region: 'R1' }, { region: 'R2' })).toEqual([]);
    // one table alone has no such difference
    expect(given(cellTable(contributions(places), [{ dimensions: ['province'] }]))).toEqual([]);
  });

  it('may be shown where enough municipalities lie between province and region', () => {
    const places = Object.fromEntries(
      ['m', 'n', 'o', 'p', 'q', 'r'].map((code, index) => [code, { province: 'U', region: index < 3 ? 'R1' : 'R2' }]),
    );
    const more = { ...places, s: { province: 'H', region: 'R2' }, t: { province: 'H', region: 'R2' } };
    const table = cellTable(contributions({ ...more, u: { province: 'H', region: 'R2' } }), [
      { dimensions: ['province'] },
      { dimensions: ['region'] },
    ]);
    expect(given(table)).toEqual([]);
  });
});

describe('what tables give away to a municipality', () => {
  it('is the figure across the square: A less the year 2 is m less d, and each knows its own', () => {
    const table = cellTable(square(['m'], ['n', 'o', 'p'], ['q', 'r', 's'], ['d']), SQUARE);
    // and so does d
    const found = given(table, A1, A2, B1, B2);
    expect(found.map(([cell]) => cell)).toEqual([B2, A1]);
    for (const [, from] of found) expect(from.length).toBeGreaterThan(0);
  });

  it('is nothing where two others stand across: it finds their sum alone, as of any three', () => {
    const table = cellTable(square(['m'], ['n', 'o', 'p'], ['q', 'r', 's'], ['d', 'e']), SQUARE);
    expect(given(table, A1, A2, B1, B2)).toEqual([]);
  });

  it('is the other of two in a cell, of which it is one', () => {
    const table = cellTable(square(['m'], ['n', 'o', 'p'], ['q', 'r', 's'], ['m', 'd']), SQUARE);
    expect(given(table, A1, A2, B1, B2).map(([cell]) => cell)).toEqual([B2]);
  });
});
