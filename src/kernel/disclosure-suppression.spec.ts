import { describe, expect, it } from '@jest/globals';
import { cellTable } from './disclosure-cells.js';
import type { Contribution, TableLayout } from './disclosure-cells.js';
import { MINISTRY_RULES } from './disclosure-rules.js';
import { suppressions } from './disclosure-suppression.js';
import { amount } from './money.js';

/**
 * A table of provinces A, B, … by years 1, 2, …: in each cell the amounts of its municipalities, separated by spaces.
 * Municipalities are others in every cell, except where an amount has a name: m:90.
 */
const provincesByYears = (...rows: string[][]): Contribution<'realCost'>[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell.split(' ').map((entry, index) => {
        const [name, value] = entry.includes(':') ? entry.split(':') : [`${row}.${column}.${index}`, entry];
        return {
          municipalityCode: name ?? '',
          coordinates: { province: 'ABCDE'.charAt(row), year: String(column + 1) },
          amountsEur: { realCost: amount(value ?? '') },
        };
      }),
    ),
  );

const LAYOUT: TableLayout[] = [{ dimensions: ['province', 'year'] }];

/** "A1 few", or "A few" for the total of a province; in order of their names. */
const hidden = (contributions: Contribution<'realCost'>[], layouts = LAYOUT): string[] =>
  [...suppressions(cellTable(contributions, layouts), MINISTRY_RULES)]
    .map(([cell, reason]) => `${Object.values(cell.coordinates).join('') || 'all'} ${reason}`)
    .sort();

describe('the cells to hide', () => {
  it('is none where all are large', () => {
    expect(hidden(provincesByYears(['1 1 1', '2 2 2'], ['3 3 3', '4 4 4']))).toEqual([]);
  });

  it('is the whole square around a small cell', () => {
    expect(hidden(provincesByYears(['90', '100 100 100'], ['100 100 100', '100 100 100']))).toEqual([
      'A1 few',
      'A2 secondary',
      'B1 secondary',
      'B2 secondary',
    ]);
  });

  it('is the rectangle that costs least', () => {
    // with A1: A2 + B1 + B2 = 300 + 600 + 300 = 1,200; A3 + B1 + B3 = 900 + 600 + 600; by C they are dearer still
    const table = [
      ['90', '100 100 100', '300 300 300'],
      ['200 200 200', '100 100 100', '200 200 200'],
      ['300 300 300', '300 300 300', '300 300 300'],
    ];
    expect(hidden(provincesByYears(...table))).toEqual(['A1 few', 'A2 secondary', 'B1 secondary', 'B2 secondary']);
  });

  it('is chosen along the lines: a square, where the solved table alone would take more', () => {
    // B1 + C1 + C2 = 90 + 180 + 270 = 540; the other squares with B2 cost 570 (by B3, C3) and 600 (by A)
    const table = [
      ['90 90 90', '80 80 80', '30 30 30'],
      ['30 30 30', '40', '90 90 90'],
      ['60 60 60', '90 90 90', '10 10 10'],
    ];
    expect(hidden(provincesByYears(...table))).toEqual(['B1 secondary', 'B2 few', 'C1 secondary', 'C2 secondary']);
  });

  it('asks no companion for a cell of which a part is in no table anyway', () => {
    const cities = (province: string, region: string, ...amounts: string[]): Contribution<'realCost'>[] =>
      amounts.map((value, index) => ({
        municipalityCode: `${province}.${region}.${index}`,
        coordinates: { province, region },
        amountsEur: { realCost: amount(value) },
      }));
    const contributions = [
      ...cities('U', 'R1', '80', '80', '80'),
      ...cities('H', 'R1', '40', '40', '40'),
      ...cities('H', 'R3', '20', '60'),
      ...cities('Z', 'R4', '70', '70', '70'),
    ];
    // with R3 goes R1 = 240 + 120 = 360, of which H's part is in no table; R4 is all of Z, and H would go too: 210 + 200
    expect(hidden(contributions, [{ dimensions: ['province'] }, { dimensions: ['region'] }])).toEqual([
      'R1 secondary',
      'R3 few',
    ]);
  });

  it('is not the cheapest cell of a row where that costs more elsewhere', () => {
    // A3 and C1 close the square with C3, which is hidden already: 60 + 60; with A2 (30) goes B2 or C2 (900)
    const table = [
      ['90', '10 10 10', '20 20 20'],
      ['300 300 300', '300 300 300', '300 300 300'],
      ['20 20 20', '300 300 300', '45 45'],
    ];
    expect(hidden(provincesByYears(...table))).toEqual(['A1 few', 'A3 secondary', 'C1 secondary', 'C3 few']);
  });

  it('is more than a square with one municipality at either end, since each would find the other', () => {
    const table = [
      ['90', '10 10 10', '20 20 20'],
      ['300 300 300', '300 300 300', '300 300 300'],
      ['20 20 20', '300 300 300', '90'],
    ];
    // A2 (30) and C2 (900) make six of the four: A1 + A2 + A3 is still known, A1 less C3 no more
    expect(hidden(provincesByYears(...table))).toEqual([
      'A1 few',
      'A2 secondary',
      'A3 secondary',
      'C1 secondary',
      'C2 secondary',
      'C3 few',
    ]);
  });

  it('is more of a row when what it leaves hidden is still of one municipality', () => {
    // 1000 / (1000 + 3) of A1 and A2 is over 85 %; with A3, 1000 / 1303 = 77 %
    const table = [
      ['1000', '1 1 1', '100 100 100', '500 500 500'],
      ['400 400 400', '400 400 400', '400 400 400', '400 400 400'],
      ['800 800 800', '800 800 800', '800 800 800', '800 800 800'],
    ];
    expect(hidden(provincesByYears(...table)).filter((cell) => cell.startsWith('A'))).toEqual([
      'A1 few',
      'A2 secondary',
      'A3 secondary',
    ]);
  });

  it('is what only the solved table gives away: every row and column of it hides two cells and more', () => {
    // A + B − 1 − 2 = B3, less what is shown: the square of A and B by 1 and 2 drops out, and B3 is left
    const table = [
      ['50 50', '50 50', '9 9 9', '9 9 9'],
      ['50 50', '50 50', '50 50', '8 8 8'],
      ['9 9 9', '9 9 9', '50 50', '50 50'],
      ['9 9 9', '9 9 9', '50 50', '50 50'],
    ];
    const few = ['A1', 'A2', 'B1', 'B2', 'B3', 'C3', 'C4', 'D3', 'D4'].map((cell) => `${cell} few`);
    // with B4 hidden, B3 + B4 is what is left
    expect(hidden(provincesByYears(...table))).toEqual([...few, 'B4 secondary'].sort());
  });
});
