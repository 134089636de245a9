import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { modulo, ModularSolver, residue } from '../../test/harness/modular-solver.js';
import { disclosed } from './disclosure.js';
import type { DisclosedCell } from './disclosure.js';
import type { Contribution, Coordinates, TableLayout } from './disclosure-cells.js';
import { amount, sum } from './money.js';
import type { Amount } from './money.js';

type Cells = readonly DisclosedCell<'realCost'>[];

const contribution = (
  municipalityCode: string,
  coordinates: Coordinates,
  realCost: string,
): Contribution<'realCost'> => ({ municipalityCode, coordinates, amountsEur: { realCost: amount(realCost) } });

const nameOf = (coordinates: Coordinates): string =>
  Object.entries(coordinates)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, value]) => `${dimension}=${value}`)
    .join(' ');

const lies = (coordinates: Coordinates, within: Coordinates): boolean =>
  Object.entries(within).every(([dimension, value]) => coordinates[dimension] === value);

/** As if only the cells that may not be shown themselves were suppressed. */
const primaryOnly = (cells: Cells, contributions: readonly Contribution<'realCost'>[]): Cells =>
  cells.map((cell) =>
    cell.suppressed === 'secondary'
      ? { ...cell, suppressed: null, amountsEur: { realCost: trueAmount(contributions, cell.coordinates) } }
      : cell,
  );

const trueAmount = (contributions: readonly Contribution<'realCost'>[], coordinates: Coordinates): Amount =>
  sum(contributions.filter((one) => lies(one.coordinates, coordinates)).map((one) => one.amountsEur.realCost));

/** What a reader computes from the printed tables alone: total = sum of its parts, along every dimension of every table. */
function computedFromPrint(cells: Cells, layouts: readonly TableLayout[]): Map<string, number> {
  const byName = new Map(cells.map((cell) => [nameOf(cell.coordinates), cell]));
  const suppressed = cells.filter((cell) => cell.suppressed !== null);
  const numbers = new Map(suppressed.map((cell, index) => [nameOf(cell.coordinates), index]));
  const solver = new ModularSolver(suppressed.length);
  const values = new Map<string, Set<string>>();
  for (const { coordinates } of cells) {
    for (const [dimension, value] of Object.entries(coordinates)) {
      values.set(dimension, (values.get(dimension) ?? new Set()).add(value));
    }
  }
  for (const { dimensions } of layouts) {
    for (const { coordinates } of cells) {
      if (!Object.keys(coordinates).every((dimension) => dimensions.includes(dimension))) continue;
      for (const dimension of dimensions.filter((one) => coordinates[one] === undefined)) {
        const row = new Array<number>(suppressed.length + 1).fill(0);
        const count = (at: Coordinates, sign: number): void => {
          const number = numbers.get(nameOf(at));
          const known = byName.get(nameOf(at))?.amountsEur?.realCost;
          if (number !== undefined) row[number] = sign;
          else if (known) row[suppressed.length] = modulo((row[suppressed.length] ?? 0) + sign * residue(known));
        };
        count(coordinates, 1);
        for (const value of values.get(dimension) ?? []) count({ ...coordinates, [dimension]: value }, -1);
        solver.learn(row);
      }
    }
  }
  return new Map(
    [...numbers].flatMap(([name, number]) => {
      const value = solver.valueOf(suppressed.map((_, index) => (index === number ? 1 : 0)));
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** Whether a sum of contributions follows from all cells that are shown, with those of one municipality known besides. */
function followsFrom(
  cells: Cells,
  contributions: readonly Contribution<'realCost'>[],
  insider?: string,
): (coordinates: Coordinates) => boolean {
  const solver = new ModularSolver(contributions.length);
  const indicator = (at: Coordinates): number[] => contributions.map((one) => (lies(one.coordinates, at) ? 1 : 0));
  for (const [known, { municipalityCode }] of contributions.entries()) {
    if (municipalityCode === insider) solver.learn([...contributions.map((_, index) => (index === known ? 1 : 0)), 0]);
  }
  for (const cell of cells) if (cell.suppressed === null) solver.learn([...indicator(cell.coordinates), 0]);
  return (coordinates) => solver.valueOf(indicator(coordinates)) !== null;
}

const contributors = (contributions: readonly Contribution<'realCost'>[], within: Coordinates): Set<string> =>
  new Set(contributions.filter((one) => lies(one.coordinates, within)).map((one) => one.municipalityCode));

/** The largest share that one municipality makes up of some contributions, in absolute figures; of nothing it is none. */
function largestShare(contributions: readonly Contribution<'realCost'>[]): Amount {
  const sizes = [...new Set(contributions.map((one) => one.municipalityCode))].map((code) =>
    sum(contributions.filter((one) => one.municipalityCode === code).map((one) => one.amountsEur.realCost)).abs(),
  );
  const total = sum(sizes);
  return total.isZero() ? amount(0) : sizes.reduce((most, size) => (size.greaterThan(most) ? size : most)).div(total);
}

/** Twelve municipalities at most, of three provinces and of regions that mostly lie within them, over years and components. */
const municipality = fc.record({
  province: fc.constantFrom('U', 'H', 'Z'),
  foreign: fc.boolean(),
  entries: fc.array(
    fc.record({
      year: fc.constantFrom('2023', '2024', '2025'),
      component: fc.constantFrom('goo', 'allowance', 'care'),
      cents: fc.oneof(
        fc.integer({ min: 1_000, max: 9_000 }),
        fc.integer({ min: -90_000, max: 90_000 }),
        fc.constant(0),
      ),
    }),
    { maxLength: 6 },
  ),
});

const country = fc
  .array(municipality, { minLength: 1, maxLength: 12 })
  .map((municipalities) =>
    municipalities.flatMap(({ province, foreign, entries }, index) =>
      entries.map(({ year, component, cents }) =>
        contribution(
          `GM${index}`,
          { province, region: foreign ? 'R0' : `R-${province}`, year, component },
          amount(cents).div(100).toFixed(2),
        ),
      ),
    ),
  );

const TABLES: TableLayout[][] = [
  [{ dimensions: ['province', 'year'] }],
  [{ dimensions: ['province', 'year', 'component'] }],
  [
    { dimensions: ['province', 'year'] },
    { dimensions: ['year', 'component'] },
    { dimensions: ['province', 'component'] },
  ],
  [{ dimensions: ['province', 'year'] }, { dimensions: ['region', 'year'] }],
];
const layouts = fc.constantFrom(...TABLES);

describe('tables that are solved', () => {
  it('give no suppressed cell away, though they would if only what may not be shown were suppressed', () => {
    let givenAway = 0;
    fc.assert(
      fc.property(country, layouts, (contributions, tables) => {
        const cells = disclosed(contributions, tables);
        expect([...computedFromPrint(cells, tables)]).toEqual([]);
        const computed = computedFromPrint(primaryOnly(cells, contributions), tables);
        if (computed.size > 0) givenAway += 1;
        // and what is computed is the secret to the cent
        for (const { coordinates } of cells) {
          const value = computed.get(nameOf(coordinates));
          if (value !== undefined) expect(value).toBe(residue(trueAmount(contributions, coordinates)));
        }
      }),
      { numRuns: 80 },
    );
    expect(givenAway).toBeGreaterThan(20);
  });

  it('give away nothing of fewer than three municipalities, at whatever value of all dimensions', () => {
    let givenAway = 0;
    fc.assert(
      fc.property(country, layouts, (contributions, tables) => {
        const cells = disclosed(contributions, tables);
        const follows = followsFrom(cells, contributions);
        const followed = followsFrom(primaryOnly(cells, contributions), contributions);
        const dimensions = [...new Set(tables.flatMap((table) => table.dimensions))];
        for (const { coordinates } of contributions) {
          const all = Object.fromEntries(dimensions.map((dimension) => [dimension, coordinates[dimension] ?? '']));
          for (const left of [null, ...dimensions]) {
            const at = Object.fromEntries(Object.entries(all).filter(([dimension]) => dimension !== left));
            if (contributors(contributions, at).size >= 3) continue;
            expect(follows(at)).toBe(false);
            if (followed(at)) givenAway += 1;
          }
        }
      }),
      { numRuns: 50 },
    );
    expect(givenAway).toBeGreaterThan(50);
  });

  it('give no municipality exactly what one other put in, though it knows all that it put in itself', () => {
    fc.assert(
      fc.property(country, layouts, (contributions, tables) => {
        const cells = disclosed(contributions, tables);
        for (const insider of contributors(contributions, {})) {
          const follows = followsFrom(cells, contributions, insider);
          for (const { coordinates, suppressed } of cells) {
            const others = contributors(contributions, coordinates);
            others.delete(insider);
            if (suppressed !== null && others.size === 1) expect(follows(coordinates)).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leave of every total that is shown only what might be shown itself', () => {
    fc.assert(
      fc.property(country, layouts, (contributions, tables) => {
        const cells = disclosed(contributions, tables);
        for (const { dimensions } of tables) {
          for (const total of cells.filter(({ suppressed }) => suppressed === null)) {
            if (!Object.keys(total.coordinates).every((dimension) => dimensions.includes(dimension))) continue;
            for (const dimension of dimensions.filter((one) => total.coordinates[one] === undefined)) {
              const names = Object.keys({ ...total.coordinates, [dimension]: '' }).length;
              const parts = cells.filter(
                (cell) =>
                  cell.suppressed !== null &&
                  Object.keys(cell.coordinates).length === names &&
                  cell.coordinates[dimension] !== undefined &&
                  lies(cell.coordinates, total.coordinates),
              );
              if (parts.length === 0) continue;
              const left = contributions.filter((one) => parts.some((part) => lies(one.coordinates, part.coordinates)));
              expect(contributors(left, {}).size).toBeGreaterThanOrEqual(3);
              expect(largestShare(left).lessThanOrEqualTo(amount('0.85'))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** 342 municipalities in 12 provinces and 25 regions, one of which crosses a border; over two years and four components. */
function wholeCountry(): Contribution<'realCost'>[] {
  let state = 20_250_901;
  const upTo = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return Array.from({ length: 342 }, (_, index) => index).flatMap((index) => {
    const region = index % 25;
    const province = index === 24 ? 5 : region % 12;
    const population = (1 + upTo(9)) * (1 + upTo(9)) * (1 + upTo(9)) * 1_000;
    const sizeClass = String([20_000, 50_000, 100_000, 250_000].filter((from) => population >= from).length);
    return ['2024', '2025'].flatMap((year) =>
      ['goo', 'allowance', 'transition', 'care']
        .filter((_component, order) => upTo(10) >= order * 3)
        .map((component) =>
          contribution(
            `GM${index}`,
            { province: `P${province}`, region: `R${region}`, sizeClass, year, component },
            amount(population * (1 + upTo(100)))
              .div(100)
              .toFixed(2),
          ),
        ),
    );
  });
}

describe('the tables of a whole country', () => {
  const contributions = wholeCountry();
  const tables = ['province', 'region', 'sizeClass'].map((by) => ({ dimensions: [by, 'year', 'component'] }));

  it('are protected together, and most of them is shown', () => {
    const cells = disclosed(contributions, tables);
    expect([...computedFromPrint(cells, tables)]).toEqual([]);
    expect(computedFromPrint(primaryOnly(cells, contributions), tables).size).toBeGreaterThan(20);
    // 12 provinces, 25 regions, 5 size classes and the country, by 2 + 1 and by 4 + 1
    expect(cells).toHaveLength(43 * 3 * 5);
    // of which that many protect the others; a careless choice of them takes more
    expect(cells.filter(({ suppressed }) => suppressed === 'secondary').length).toBeLessThanOrEqual(150);
    expect(cells.filter(({ suppressed }) => suppressed === null).length).toBeGreaterThan(400);
  });
});
