import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIFFERENCE_CAUSES, FIGURE_KINDS, yearKey } from './counter-figure.js';
import type { Difference, DifferenceCause, FigureKind, Party, PartyFigure, PartyTariff } from './counter-figure.js';
import { compareFigures } from './counter-figures.js';
import type { Comparison } from './counter-figures.js';
import { amount, sum } from './money.js';
import type { Amount } from './money.js';
import { calendarYear, countDays, firstDayOf, nextMonth, periodThrough } from './period.js';

/** Two became part of a third, and a fourth has nothing to do with them. */
const CODES = ['GM0001', 'GM0002', 'GM0003', 'GM0004'] as const;
const SUCCESSORS = new Map([
  ['GM0001', 'GM0003'],
  ['GM0002', 'GM0003'],
]);
const TARIFFS = ['44.00', '61.00', '61.01', '83.00'] as const;

const key = fc.record({
  municipalityCode: fc.constantFrom(...CODES),
  year: fc.constantFrom(2022, 2024),
  component: fc.constantFrom('goo', 'poo-norm', 'transition'),
  kind: fc.constantFrom(...FIGURE_KINDS),
});
/** Few amounts, so that the same one is often found elsewhere. */
const cents = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.constantFrom(500_000, 500_001, 12_345_678));
const euros = (value: number): Amount => amount(value).div(100);
const part = fc.constantFrom(['01-01', '12-31'], ['01-01', '06-30'], ['07-01', '12-31'], ['03-15', '10-14']);

/** As somebody states it: any amount, with a count and a tariff or without. */
const statedFigure = fc
  .record({
    key,
    part,
    cents,
    count: fc.option(fc.integer({ min: 0, max: 5_000 })),
    tariff: fc.option(fc.constantFrom(...TARIFFS)),
    off: fc.option(cents),
  })
  .map(({ key: about, part: [from, through], cents: any, count, tariff, off }): PartyFigure => {
    const product = count !== null && tariff !== null ? amount(count).times(tariff) : null;
    return {
      ...about,
      period: periodThrough(`${about.year}-${from}`, `${about.year}-${through}`),
      division: 'none',
      count: count === null ? null : amount(count),
      tariffEur: tariff === null ? null : amount(tariff),
      amountEur: product === null ? euros(any) : product.plus(euros(off ?? 0)),
      rows: [],
    };
  });

/** As a ledger has it: by day or by month. */
const bookedFigure = fc
  .record({ key, month: fc.integer({ min: 1, max: 12 }), cents, perDay: fc.option(fc.integer({ min: 0, max: 20 })) })
  .chain((given) => fc.record({ given: fc.constant(given), tariff: fc.constantFrom(...TARIFFS, 'not-set' as const) }))
  .map(({ given: { key: about, month, cents: any, perDay }, tariff }): PartyFigure => {
    const first = `${about.year}-${String(month).padStart(2, '0')}`;
    const period = { from: firstDayOf(first), until: firstDayOf(nextMonth(first)) };
    const shown = { ...about, period, rows: [] };
    if (perDay === null) return { ...shown, division: 'month', count: null, tariffEur: null, amountEur: euros(any) };
    const count = amount(perDay * countDays(period));
    const tariffEur = tariff === 'not-set' ? tariff : amount(tariff);
    return { ...shown, division: 'days', count, tariffEur, amountEur: count.times(tariff === 'not-set' ? 0 : tariff) };
  });

const list = fc.option(fc.constantFrom(...TARIFFS)).map((euro): PartyTariff[] =>
  euro === null
    ? []
    : [
        { component: 'goo', period: periodThrough('2022-01-01', '2024-04-30'), amountEur: amount('61.00') },
        { component: 'goo', period: periodThrough('2024-05-01', '2024-12-31'), amountEur: amount(euro) },
      ],
);

const party = fc
  .record({
    figures: fc.array(fc.oneof(statedFigure, bookedFigure), { maxLength: 25 }),
    tariffs: list,
    unit: fc.constantFrom<Party['unit']>('cent', 'euro'),
  })
  .map(({ figures, tariffs, unit }): Party => {
    return { figures, elsewhere: [], tariffs, unit, answered: new Set(figures.map(yearKey)) };
  });

const compared = (ours: Party, theirs: Party): Comparison => compareFigures(ours, theirs, SUCCESSORS);
const eurosOf = (all: readonly { readonly amountEur: Amount }[]): Amount => sum(all.map(({ amountEur }) => amountEur));
const sums = (differences: readonly Difference[]): Record<string, string> =>
  Object.fromEntries(
    DIFFERENCE_CAUSES.flatMap((cause: DifferenceCause) =>
      FIGURE_KINDS.map((kind: FigureKind): [string, string] => [
        `${kind} ${cause}`,
        eurosOf(differences.filter((one) => one.kind === kind && one.cause === cause)).toFixed(2),
      ]),
    ),
  );
const negated = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, amount(value).negated().plus(0).toFixed(2)]));
const RUNS = { numRuns: 300 };

describe('whatever two parties say', () => {
  it('differences add up to the cent, per kind and per key', () => {
    fc.assert(
      fc.property(party, party, (ours, theirs) => {
        const { differences, totals } = compared(ours, theirs);
        for (const kind of FIGURE_KINDS) {
          const expected = eurosOf(theirs.figures.filter((one) => one.kind === kind)).minus(
            eurosOf(ours.figures.filter((one) => one.kind === kind)),
          );
          expect(eurosOf(differences.filter((one) => one.kind === kind)).toFixed()).toBe(expected.toFixed());
          expect((totals.find((one) => one.kind === kind)?.difference ?? amount(0)).toFixed()).toBe(expected.toFixed());
        }
        expect(differences.every(({ amountEur }) => amountEur.decimalPlaces() <= 2)).toBe(true);
      }),
      RUNS,
    );
  });

  it('the order in which they say it does not matter', () => {
    fc.assert(
      fc.property(party, party, fc.integer(), (ours, theirs, seed) => {
        const shuffled = (one: Party): Party => ({
          ...one,
          figures: [...one.figures].sort((a, b) => mixed(a, seed) - mixed(b, seed)),
        });
        expect(JSON.stringify(compared(shuffled(ours), shuffled(theirs)))).toBe(JSON.stringify(compared(ours, theirs)));
      }),
      RUNS,
    );
  });

  it('a party does not differ from itself', () => {
    fc.assert(
      fc.property(party, (one) => {
        expect(compared(one, one).differences).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the parties swapped, every sum is the other way round, and as many differences are listed', () => {
    fc.assert(
      fc.property(party, party, (ours, theirs) => {
        const [there, back] = [compared(ours, theirs).differences, compared(theirs, ours).differences];
        expect(sums(back)).toEqual(negated(sums(there)));
        expect(back.length).toBe(there.length);
      }),
      RUNS,
    );
  });

  it('what is booked elsewhere nets to nothing, over the country or over a municipality', () => {
    fc.assert(
      fc.property(party, party, (ours, theirs) => {
        const { differences } = compared(ours, theirs);
        for (const cause of ['component', 'municipality'] as const) {
          expect(eurosOf(differences.filter((one) => one.cause === cause)).toFixed()).toBe('0');
        }
      }),
      RUNS,
    );
  });

  it('places on days, told to us by the day and to them by the year, are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 12 }), (perDay) => {
        const ours = perDay.map((places, index): PartyFigure => {
          const month = `2024-${String(index + 1).padStart(2, '0')}`;
          const period = { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) };
          const count = amount(places * countDays(period));
          const shown = { municipalityCode: 'GM0004', year: 2024, component: 'goo', kind: 'entitlement' } as const;
          const tariffEur = amount('61.00');
          return { ...shown, period, division: 'days', count, tariffEur, amountEur: count.times(61), rows: [] };
        });
        const count = sum(ours.map((one) => one.count ?? amount(0)));
        const [first] = ours;
        if (!first) throw new Error('there is a month');
        const period = calendarYear(2024);
        const theirs = [{ ...first, period, division: 'none' as const, count, amountEur: eurosOf(ours) }];
        const of = (figures: readonly PartyFigure[]): Party => ({
          ...{ figures, elsewhere: [], tariffs: [], unit: 'cent' },
          answered: new Set(figures.map(yearKey)),
        });
        expect(compared(of(ours), of(theirs)).differences).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** A number that mixes figures up, the same for the same seed. */
function mixed(figure: PartyFigure, seed: number): number {
  const text = `${figure.amountEur.toFixed()}${figure.municipalityCode}${figure.period.from}${seed}`;
  return [...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}
