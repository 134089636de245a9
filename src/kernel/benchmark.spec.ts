import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benchmark } from './benchmark.js';
import type { BenchmarkFigures, DeclaredCosts, Peer } from './benchmark.js';
import { amount, amountText, sum } from './money.js';
import type { Amount } from './money.js';

/** "category amount" each, on so many place-days. */
function declared(placeDays: string, ...costs: string[]): DeclaredCosts {
  const costsEur = new Map(
    costs.map((line): [string, Amount] => {
      const [category = '', costEur = ''] = line.split(' ');
      return [category, amount(costEur)];
    }),
  );
  return { costsEur, placeDays: amount(placeDays) };
}

/** Peers with these catering costs on one place-day each. */
const catering = (...costs: number[]): DeclaredCosts[] =>
  costs.map((cost) => declared('1', `goo-catering ${cost.toFixed(2)}`));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const own = declared('10', 'goo-catering 440.00');

const text = (value: Amount | null | undefined): string => (value ? amountText(value) : '-');

/** Own, then P10, P25, median, P75, P90 and the share that is lower. */
function shown({ ownEur, all }: BenchmarkFigures): string {
  return [ownEur, all?.p10, all?.p25, all?.median, all?.p75, all?.p90, all?.shareLower].map(text).join(' ');
}

describe('a municipality beside its peers', () => {
  it('shows means of three peers and its own rank', () => {
    // own 440.00 / 10; ranks 2, 3, 4 of five: (10+20+30)/3, (20+30+40)/3, (30+40+50)/3; four of five are lower
    expect(shown(benchmark(own, catering(50, 10, 40, 20, 30), []).total)).toBe('44.00 - 20.00 30.00 40.00 - 0.80');
  });

  it('never shows the outermost alone', () => {
    // ranks 1, 3, 5, 8, 9 of ten; around 1 are 1, 2 and 3: (100 + 200 + 300) / 3, …, (800 + 900 + 1000) / 3
    expect(shown(benchmark(own, catering(...upTo(10).map((n) => n * 100)), []).total)).toBe(
      '44.00 200.00 300.00 500.00 800.00 900.00 0.00',
    );
  });

  it.each([
    // (1.00 + 1.00 + 1.14) / 3 = 1.0466…
    [[1, 1, 1.14], '1.00'],
    // (1.00 + 1.00 + 1.15) / 3 = 1.05: halves away from zero
    [[1, 1, 1.15], '1.10'],
    // (−1.00 − 1.00 − 1.15) / 3: corrections
    [[-1, -1, -1.15], '-1.10'],
  ])('rounds to ten cents: the mean of %j is shown as %s', (middle, expected) => {
    expect(text(benchmark(own, catering(-9, ...middle, 9), []).total.all?.median)).toBe(expected);
  });

  it('weighs each peer the same, whatever its place-days', () => {
    const peers = ['1', '10', '100', '1000', '10000'].map((days) => declared(days, `goo-catering ${days}00.00`));
    expect(shown(benchmark(own, peers, []).total)).toBe('44.00 - 100.00 100.00 100.00 - 0.00');
  });

  it('counts as lower only who costs less', () => {
    expect(text(benchmark(own, catering(43.99, 44, 44, 44.01, 50), []).total.all?.shareLower)).toBe('0.20');
  });

  it('has no own figure without place-days, and still shows the others', () => {
    const { total } = benchmark(declared('0', 'goo-catering 5.00'), catering(10, 20, 30, 40, 50), []);
    expect(shown(total)).toBe('- - 20.00 30.00 40.00 - -');
  });

  it('refuses place-days below zero', () => {
    expect(() => benchmark(own, [declared('-1')], [])).toThrow('place-days below zero: -1');
  });
});

describe('cost categories', () => {
  const peers = [
    ...upTo(4).map((n) => declared('1', 'goo-housing 30.00', `goo-catering ${n}.00`)),
    declared('1', 'goo-housing 30.00', 'nuisance 3.00'),
  ];

  it('are zero for who declared nothing in them', () => {
    const { categories, total } = benchmark(own, peers, []);
    expect(categories.map((row) => `${row.costCategory} ${shown(row)}`)).toEqual([
      // 0, 1, 2, 3, 4: the mean around each rank is its middle
      'goo-catering 44.00 - 1.00 2.00 3.00 - 1.00',
      'goo-housing 0.00 - 30.00 30.00 30.00 - 0.00',
      // 0, 0, 0, 0, 3: (0 + 0 + 3) / 3 would tell the 3
      'nuisance 0.00 - 0.00 0.00 - - 0.00',
    ]);
    // 31, 32, 33, 33, 34: (31+32+33)/3, (32+33+33)/3 = 32.67, (33+33+34)/3 = 33.33
    expect(shown(total)).toBe('44.00 - 32.00 32.70 33.30 - 1.00');
  });

  it('are not zero for who is silent: it is counted and left out', () => {
    const silent: Peer[] = [null, null, declared('0', 'goo-catering 9.00')];
    const result = benchmark(own, [...peers, ...silent], []);
    expect(result.all).toEqual({ peers: 5, silent: 2, withoutPlaceDays: 1, hidden: null });
    expect(result.total).toEqual(benchmark(own, peers, []).total);
    expect(result.categories).toEqual(benchmark(own, peers, []).categories);
  });
});

describe('disclosure', () => {
  it.each([
    [0, 'fewer-than-five'],
    [4, 'fewer-than-five'],
    [5, null],
  ])('of %i peers: hidden is %s', (count, hidden) => {
    const result = benchmark(own, catering(...upTo(count)), []);
    expect(result.all.hidden).toBe(hidden);
    expect(result.all.peers).toBe(count);
    expect(result.total.all === null).toBe(hidden !== null);
    expect(text(result.total.ownEur)).toBe('44.00');
  });

  it('does not count the silent among the five', () => {
    const result = benchmark(own, [...catering(1, 2, 3, 4), null], []);
    expect(result.all).toEqual({ peers: 4, silent: 1, withoutPlaceDays: 0, hidden: 'fewer-than-five' });
  });

  it('does not even name the categories of hidden peers', () => {
    const result = benchmark(own, [declared('1', 'nuisance 3.00')], []);
    expect(result.categories.map(({ costCategory }) => costCategory)).toEqual(['goo-catering']);
  });

  it.each([
    [9, false],
    [10, true],
  ])('of %i peers: P10 and P90 are shown is %s', (count, tails) => {
    const { all } = benchmark(own, catering(...upTo(count)), []).total;
    expect(all && [all.p10 !== null, all.p90 !== null]).toEqual([tails, tails]);
  });

  it.each([
    // one makes 8.00 of 10.00, which is 80 %: (1 + 1 + 8) / 3
    [[1, 1, 1, 1, 8], '3.30'],
    [[1, 1, 1, 1, 8.01], '-'],
    [[0, 0, 0, 0, 0], '0.00'],
    [[0, 0, 0, 0, 1], '-'],
    // (0 + 1 + 1) / 3
    [[0, 0, 0, 1, 1], '0.70'],
  ])('of %j the P75 is %s: no figure is nearly all one peer', (costs, expected) => {
    expect(text(benchmark(own, catering(...costs), []).total.all?.p75)).toBe(expected);
  });

  it('hides the P25 that a correction of one peer would make', () => {
    // −8, −1 and 0: 8 of 9 is more than 80 %
    expect(text(benchmark(own, catering(-8, -1, 0, 0, 0), []).total.all?.p25)).toBe('-');
  });

  it.each([
    // similar, all
    [5, 5, null],
    [5, 6, 'differs-by-fewer-than-five'],
    [6, 10, 'differs-by-fewer-than-five'],
    [5, 10, null],
    [4, 20, 'fewer-than-five'],
  ])('of %i similar among %i: hidden is %s', (similar, all, hidden) => {
    const result = benchmark(own, catering(...upTo(all)), catering(...upTo(similar)));
    expect(result.similar.hidden).toBe(hidden);
    expect(result.total.similar === null).toBe(hidden !== null);
    expect(result.total.all).not.toBeNull();
  });

  it('shows of the similar what it would show of them as all', () => {
    const similar = catering(3, 1, 4, 1, 5, 9);
    expect(benchmark(own, catering(...upTo(20)), similar).total.similar).toEqual(benchmark(own, similar, []).total.all);
  });

  it('refuses more similar peers than there are', () => {
    expect(() => benchmark(own, catering(1), catering(1, 2))).toThrow('there are 2 similar peers among 1');
  });
});

describe('whatever the peers', () => {
  const cost = fc.integer({ min: -1_000, max: 1_000_000 }).map((cents) => amount(cents).div(100));
  const peer = fc
    .record({
      costsEur: fc.dictionary(fc.constantFrom('goo-housing', 'goo-catering', 'nuisance'), cost),
      placeDays: fc.integer({ min: 1, max: 5_000 }).map((days) => amount(days)),
    })
    .map(({ costsEur, placeDays }) => ({ costsEur: new Map(Object.entries(costsEur)), placeDays }));
  const peers = fc.array(peer, { minLength: 5, maxLength: 25 });

  it('rises from P10 to P90 in tens of cents, in any order of peers', () => {
    fc.assert(
      fc.property(peer, peers, (self, given) => {
        const { total } = benchmark(self, given, []);
        const { all } = total;
        const figures = [all?.p10, all?.p25, all?.median, all?.p75, all?.p90].filter(
          (value) => value instanceof Object,
        );
        if (given.length < 10) expect([all?.p10, all?.p90]).toEqual([null, null]);
        expect(figures.map(amountText)).toEqual([...figures].sort((a, b) => a.comparedTo(b)).map(amountText));
        expect(figures.every((value) => value.decimalPlaces() <= 1)).toBe(true);
        expect(shown(benchmark(self, [...given].reverse(), []).total)).toBe(shown(total));
      }),
    );
  });

  it('no figure follows one peer: a change of one moves each by a third of it at most, and the rounding', () => {
    fc.assert(
      fc.property(peers, cost, fc.nat({ max: 4 }), (given, extra, at) => {
        const of = (list: DeclaredCosts[]) => benchmark(own, list, []).total.all;
        const changed = given.map((one, index) =>
          index === at
            ? { ...one, costsEur: new Map([['other', sum(one.costsEur.values()).plus(extra.times(one.placeDays))]]) }
            : one,
        );
        const before = of(given);
        const after = of(changed);
        const most = extra.abs().div(3).plus('0.10');
        for (const key of ['p10', 'p25', 'median', 'p75', 'p90'] as const) {
          const [from, to] = [before?.[key], after?.[key]];
          if (from && to) expect(to.minus(from).abs().lte(most)).toBe(true);
        }
      }),
    );
  });

  it('own figures by category add up to the own total', () => {
    fc.assert(
      fc.property(peer, peers, (self, given) => {
        const { categories, total } = benchmark(self, given, []);
        expect(amountText(sum(categories.map(({ ownEur }) => ownEur ?? amount(0))))).toBe(
          amountText(total.ownEur ?? amount(0)),
        );
      }),
    );
  });
});
