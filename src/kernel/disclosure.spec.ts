import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disclosed, revealed } from './disclosure.js';
import type { DisclosedCell } from './disclosure.js';
import type { Contribution, Coordinates } from './disclosure-cells.js';
import { amount, amountText } from './money.js';

type Measures = Record<string, string>;

const contribution = (
  municipalityCode: string,
  coordinates: Coordinates,
  amounts: Measures | string,
): Contribution<string> => ({
  municipalityCode,
  coordinates,
  amountsEur: Object.fromEntries(
    Object.entries(typeof amounts === 'string' ? { realCost: amounts } : amounts).map(([measure, text]) => [
      measure,
      amount(text),
    ]),
  ),
});

/** As many municipalities as there are amounts, each with one at the same place. */
const several = (coordinates: Coordinates, ...amounts: (Measures | string)[]): Contribution<string>[] =>
  amounts.map((one, index) => contribution(`${Object.values(coordinates).join()}.${index}`, coordinates, one));

/** By place ("province=A year=2024") how many municipalities, their amounts, and "shown" or why not. */
const printed = (cells: readonly DisclosedCell<string>[]): Record<string, string> =>
  Object.fromEntries(
    cells.map(({ coordinates, amountsEur, municipalities, suppressed }) => {
      const place = Object.entries(coordinates).map((pair) => pair.join('='));
      const amounts = Object.values(amountsEur ?? {}).map((value) => amountText(value));
      return [place.join(' ') || 'all', [String(municipalities), ...amounts, suppressed ?? 'shown'].join(' ')];
    }),
  );

const LAYOUT = [{ dimensions: ['province', 'year'] }];
const at = (province: string, year: string): Coordinates => ({ province, year });

describe('tables for the ministry', () => {
  it('suppress a small cell, and with it one of its row, of its column, and across', () => {
    const contributions = [
      ...several(at('Drenthe', '2023'), '10.00', '20.00', '30.00'),
      ...several(at('Drenthe', '2024'), '40.00', '50.00'),
      ...several(at('Zeeland', '2023'), '60.00', '70.00', '80.00'),
      ...several(at('Zeeland', '2024'), '5.00', '15.00', '25.50'),
    ];
    expect(printed(disclosed(contributions, LAYOUT))).toEqual({
      // 60.00 + 90.00 + 210.00 + 45.50 = 405.50; 3 + 2 + 3 + 3 = 11
      all: '11 405.50 shown',
      'province=Drenthe': '5 150.00 shown',
      'province=Zeeland': '6 255.50 shown',
      'year=2023': '6 270.00 shown',
      'year=2024': '5 135.50 shown',
      'province=Drenthe year=2023': 'null secondary',
      'province=Drenthe year=2024': 'null few',
      'province=Zeeland year=2023': 'null secondary',
      'province=Zeeland year=2024': 'null secondary',
    });
  });

  it.each([
    ['two municipalities', ['50.00', '50.00'], 'few'],
    ['three', ['50.00', '50.00', '50.00'], null],
    ['three, one of whom spent nothing', ['50.00', '50.00', '0.00'], null],
    ['85 % of one', ['85.00', '10.00', '5.00'], null],
    ['a cent more', ['85.01', '10.00', '4.99'], 'dominated'],
    ['85 % of one, of which another takes off', ['85.00', '10.00', '-5.00'], null],
  ])('look at each cell: %s', (_, amounts, suppressed) => {
    const cells = disclosed(several({ year: '2024' }, ...amounts), [{ dimensions: ['year'] }]);
    // the year is all there is: its total is the same cell
    expect(cells.map((cell) => cell.suppressed)).toEqual([suppressed, suppressed]);
  });

  it('net the years of a municipality before they look at its share', () => {
    // 2023 and 2024 together: 90.00 − 85.00 = 5.00 of 5.00 + 10.00 + 10.00
    const contributions = [
      contribution('GM1', { year: '2023' }, '90.00'),
      contribution('GM1', { year: '2024' }, '-85.00'),
      contribution('GM2', { year: '2024' }, '10.00'),
      contribution('GM3', { year: '2024' }, '10.00'),
    ];
    const [total] = disclosed(contributions, [{ dimensions: [] }]);
    expect(total).toMatchObject({ municipalities: 3, suppressed: null });
  });

  it('show what is empty as empty, and leave alone what stands beside it', () => {
    const contributions = [
      ...several(at('Drenthe', '2023'), '10.00', '20.00', '30.00'),
      ...several(at('Zeeland', '2024'), '0.00', '0.00', '0.00'),
    ];
    expect(printed(disclosed(contributions, LAYOUT))).toMatchObject({
      'province=Drenthe year=2023': '3 60.00 shown',
      'province=Drenthe year=2024': '0 shown',
      'province=Zeeland year=2024': '3 0.00 shown',
      all: '6 60.00 shown',
    });
    expect(printed(disclosed([], LAYOUT))).toEqual({ all: '0 shown' });
  });

  it('suppress all measures of a cell for one, or it would follow: gap = realCost − entitlement', () => {
    const even = { realCost: '100.00', entitlement: '90.00', gap: '10.00' };
    // of the gaps of a year: 300.00 / (300.00 + 10.00 + 10.00) = 94 %
    const uneven = { realCost: '100.00', entitlement: '-200.00', gap: '300.00' };
    const contributions = [
      ...several({ year: '2023' }, even, even, even, even),
      ...several({ year: '2024' }, uneven, even, even),
      ...several({ year: '2025' }, even, even, even, even, even),
    ];
    expect(printed(disclosed(contributions, [{ dimensions: ['year'] }]))).toEqual({
      // 11 × 90.00 − 200.00; 11 × 10.00 + 300.00; 12 × 100.00
      all: '12 790.00 410.00 1200.00 shown',
      'year=2023': 'null secondary',
      'year=2024': 'null dominated',
      'year=2025': '5 450.00 50.00 500.00 shown',
    });
  });

  it('show or suppress a cell in every table alike, under all its names', () => {
    // Zeeland is one safety region: to show VR19 would show Zeeland
    const zeeland = { province: 'Zeeland', region: 'VR19' };
    const contributions = [
      ...several({ province: 'Drenthe', region: 'VR03' }, '10.00', '10.00'),
      ...several(zeeland, '20.00', '20.00', '20.00'),
      ...several({ province: 'Gelderland', region: 'VR06' }, '30.00', '30.00', '30.00'),
      ...several({ province: 'Gelderland', region: 'VR07' }, '40.00', '40.00', '40.00'),
    ];
    expect(printed(disclosed(contributions, [{ dimensions: ['province'] }, { dimensions: ['region'] }]))).toEqual({
      all: '11 290.00 shown',
      'province=Drenthe': 'null few',
      'province=Zeeland': 'null secondary',
      'province=Gelderland': '6 210.00 shown',
      'region=VR03': 'null few',
      'region=VR19': 'null secondary',
      'region=VR06': '3 90.00 shown',
      'region=VR07': '3 120.00 shown',
    });
  });

  it('hide the municipality that a province has beyond the region within it', () => {
    const contributions = [
      ...several({ province: 'Utrecht', region: 'VR09' }, '10.00', '20.00', '30.00'),
      ...several({ province: 'Utrecht', region: 'VR14' }, '40.00'),
      ...several({ province: 'Noord-Holland', region: 'VR14' }, '50.00', '60.00', '70.00'),
      ...several({ province: 'Noord-Holland', region: 'VR13' }, '80.00', '90.00', '100.00'),
    ];
    const tables = [{ dimensions: ['province'] }, { dimensions: ['region'] }];
    const cells = disclosed(contributions, tables);
    // Utrecht less VR09 would be 100.00 − 60.00 = 40.00, of one
    expect(revealed(contributions, tables, [])).toEqual([{ province: 'Utrecht', region: 'VR14' }]);
    expect(printed(cells)).toEqual({
      all: '10 550.00 shown',
      'province=Noord-Holland': '6 450.00 shown',
      'province=Utrecht': '4 100.00 shown',
      'region=VR09': 'null secondary',
      'region=VR13': '3 270.00 shown',
      'region=VR14': 'null secondary',
    });
    expect(revealed(contributions, tables, cells)).toEqual([]);
  });

  it('tell what cells that were suppressed by hand give away', () => {
    const contributions = [
      ...several({ year: '2023' }, '10.00'),
      ...several({ year: '2024' }, '20.00', '20.00', '20.00'),
      ...several({ year: '2025' }, '30.00', '30.00', '30.00'),
    ];
    const tables = [{ dimensions: ['year'] }];
    const byHand = (...years: string[]): Pick<DisclosedCell<string>, 'coordinates' | 'suppressed'>[] =>
      years.map((year) => ({ coordinates: { year }, suppressed: 'few' }));
    expect(revealed(contributions, tables, byHand('2023'))).toEqual([{ year: '2023' }]);
    expect(revealed(contributions, tables, byHand('2023', '2024'))).toEqual([]);
  });

  it('throw where a contribution has no place in a table', () => {
    expect(() => disclosed(several({ year: '2024' }, '1.00'), LAYOUT)).toThrow(RangeError);
  });
});

describe('whatever is declared', () => {
  const YEARS = ['2023', '2024'];
  const place = fc.record({ province: fc.constantFrom('A', 'B', 'C'), year: fc.constantFrom(...YEARS) });
  const declared = fc.array(
    fc.record({ code: fc.integer({ min: 1, max: 9 }), place, cents: fc.integer({ min: -9_999, max: 99_999 }) }),
    { maxLength: 40 },
  );
  const contributionsOf = (lines: { code: number; place: Coordinates; cents: number }[]): Contribution<string>[] =>
    lines.map((line) => contribution(`GM${line.code}`, line.place, amount(line.cents).div(100).toFixed(2)));

  it('makes no difference in which order', () => {
    fc.assert(
      fc.property(declared, (lines) => {
        const contributions = contributionsOf(lines);
        expect(printed(disclosed([...contributions].reverse(), LAYOUT))).toEqual(
          printed(disclosed(contributions, LAYOUT)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is shown as it is, and totals are the sum of their parts where all are shown', () => {
    fc.assert(
      fc.property(declared, (lines) => {
        const cells = disclosed(contributionsOf(lines), LAYOUT);
        for (const { coordinates, amountsEur, municipalities } of cells) {
          const within = lines.filter((line) =>
            Object.entries(coordinates).every(([dimension, value]) => (line.place as Coordinates)[dimension] === value),
          );
          if (!amountsEur?.realCost) continue;
          const cents = within.reduce((total, line) => total + line.cents, 0);
          expect(amountText(amountsEur.realCost)).toBe(amountText(amount(cents).div(100)));
          expect(municipalities).toBe(new Set(within.map((line) => line.code)).size);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is shown whole when every cell is of three or more of one size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 6, maxLength: 6 }), (counts) => {
        const contributions = counts.flatMap((count, index) =>
          several(at('ABC'.charAt(index % 3), YEARS[index % 2] ?? ''), ...new Array<string>(count).fill('10.00')),
        );
        expect(disclosed(contributions, LAYOUT).map((cell) => cell.suppressed)).toEqual(new Array(12).fill(null));
      }),
      { numRuns: 30 },
    );
  });
});
