import { describe, expect, it } from '@jest/globals';
import { compareFigures } from './counter-figures.js';
import type { Party, PartyFigure, PartyTariff } from './counter-figure.js';
import { yearKey } from './counter-figure.js';
import { amount, amountText } from './money.js';
import { calendarYear, countDays, firstDayOf, monthsTouched, nextMonth, overlap, periodThrough } from './period.js';

const ZWOLLE = 'GM0193';
const NO_SUCCESSORS = new Map<string, string>();
/** Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee on 1 January 2023. */
const VOORNE = new Map([
  ['GM0501', 'GM1992'],
  ['GM0530', 'GM1992'],
  ['GM0614', 'GM1992'],
]);

type Given = Partial<Omit<PartyFigure, 'count' | 'tariffEur' | 'amountEur'>> & {
  readonly count?: number;
  readonly tariff?: string;
  readonly amount?: string;
};

/** A figure as somebody states it: over a whole year, of component goo of Zwolle, unless it says otherwise. */
function stated({ count, tariff, amount: euros, ...given }: Given): PartyFigure {
  const year = given.year ?? 2024;
  const product = amount(count ?? 0).times(tariff ?? 0);
  return {
    ...{ municipalityCode: ZWOLLE, year, component: 'goo', kind: 'entitlement', period: calendarYear(year) },
    ...{ division: 'none', rows: [] },
    ...given,
    count: count === undefined ? null : amount(count),
    tariffEur: tariff === undefined ? null : amount(tariff),
    amountEur: euros === undefined ? product : amount(euros),
  };
}

/** Places on every day of a period as a ledger has them: by month, at the tariff that starts on each of these days. */
function places(
  perDay: number,
  from: string,
  through: string,
  tariffs: Record<string, string>,
  given: Given = {},
): PartyFigure[] {
  const starts = Object.keys(tariffs).sort();
  const whole = periodThrough(from, through);
  return monthsTouched(whole).flatMap((month) =>
    starts.flatMap((start, index) => {
      const inMonth = overlap(whole, { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) });
      const period = inMonth && overlap(inMonth, { from: start, until: starts[index + 1] ?? null });
      if (!period) return [];
      const { [start]: tariff = '0' } = tariffs;
      return [
        stated({
          year: Number(from.slice(0, 4)),
          ...given,
          period,
          division: 'days',
          count: perDay * countDays(period),
          tariff,
        }),
      ];
    }),
  );
}

function party(figures: readonly PartyFigure[], more: Partial<Party> = {}): Party {
  return { figures, elsewhere: [], tariffs: [], answered: new Set(figures.map(yearKey)), unit: 'cent', ...more };
}

const listTariff = (from: string, through: string, euros: string): PartyTariff => ({
  component: 'goo',
  period: periodThrough(from, through),
  amountEur: amount(euros),
});

/** Cause and amount, with what else is named. */
function told(ours: Party, theirs: Party, successors = NO_SUCCESSORS): string[] {
  return compareFigures(ours, theirs, successors).differences.map(
    ({ cause, amountEur }) => `${cause} ${amountText(amountEur)}`,
  );
}

const LAW_2022 = { '2022-03-01': '100.00', '2022-10-15': '83.00' };
const OURS_2024 = places(10, '2024-01-01', '2024-12-31', { '2024-01-01': '61.00' });
const OURS_2022 = places(10, '2022-03-01', '2022-12-31', LAW_2022);

describe('two parties that say the same', () => {
  it.each([
    ['count, tariff and amount', stated({ count: 3660, tariff: '61.00' })],
    ['count and amount', stated({ count: 3660, amount: '223260.00' })],
    ['tariff and amount', stated({ tariff: '61.00', amount: '223260.00' })],
    ['an amount only', stated({ amount: '223260.00' })],
  ])('do not differ: %s', (_story, theirs) => {
    expect(compareFigures(party(OURS_2024), party([theirs]), NO_SUCCESSORS)).toMatchObject({
      differences: [],
      totals: [{ kind: 'entitlement', ours: amount('223260'), theirs: amount('223260'), difference: amount(0) }],
    });
  });

  it('do not differ over a year with two tariffs: 2280 * 100.00 + 780 * 83.00 = 292,740.00', () => {
    expect(told(party(OURS_2022), party([stated({ year: 2022, count: 3060, amount: '292740.00' })]))).toEqual([]);
  });

  it('do not differ where nothing is set against nothing', () => {
    expect(
      told(party([stated({ amount: '0.00', component: 'own' })]), party([], { answered: new Set([`${ZWOLLE} 2024`]) })),
    ).toEqual([]);
  });
});

describe('tariff', () => {
  it.each([
    ['another one: 3660 * (60.00 - 61.00)', stated({ count: 3660, tariff: '60.00' }), ['tariff -3660.00']],
    ['one that follows from amount and count', stated({ count: 3660, amount: '219600.00' }), ['tariff -3660.00']],
    [
      'one that follows, with a count that follows',
      stated({ tariff: '60.00', amount: '219600.00' }),
      ['tariff -3660.00'],
    ],
  ])('%s', (_story, theirs, expected) => {
    expect(told(party(OURS_2024), party([theirs]))).toEqual(expected);
  });

  it('of their own list, where the row says none: 3660 * (59.50 - 61.00)', () => {
    const theirs = party([stated({ count: 3660, amount: '217770.00' })], {
      tariffs: [listTariff('2024-01-01', '2024-12-31', '59.50')],
    });
    expect(told(party(OURS_2024), theirs)).toEqual(['tariff -5490.00']);
  });

  it('that we have none of: 310 place-days earn nothing with us, 310 * 44.00 with them', () => {
    const ours = { ...stated({ count: 310, amount: '0.00' }), tariffEur: 'not-set' as const };
    expect(told(party([ours]), party([stated({ count: 310, tariff: '44.00' })]))).toEqual(['tariff 13640.00']);
  });

  it('that ignores a change of the law is another tariff: 780 * (100.00 - 83.00)', () => {
    expect(told(party(OURS_2022), party([stated({ year: 2022, count: 3060, tariff: '100.00' })]))).toEqual([
      'tariff 13260.00',
    ]);
  });
});

describe('count', () => {
  it.each([
    ['more, at one tariff: (3670 - 3660) * 61.00', stated({ count: 3670, tariff: '61.00' }), ['count 610.00']],
    ['fewer, the tariff told by the amount', stated({ count: 3650, amount: '222650.00' }), ['count -610.00']],
    ['none', stated({ count: 0, amount: '0.00' }), ['count -223260.00']],
  ])('%s', (_story, theirs, expected) => {
    expect(told(party(OURS_2024), party([theirs]))).toEqual(expected);
  });

  it('with a tariff, each at the mean of the other: -1 * 4026 and 732 * 60.50', () => {
    const theirs = party([stated({ count: 4392, tariff: '60.00' })]);
    expect(told(party(OURS_2024), theirs)).toEqual(['tariff -4026.00', 'count 44286.00']);
  });

  it('with half cents, that are settled: 0.01 * 3.5 and 1 * 61.005', () => {
    const ours = party([stated({ count: 3, tariff: '61.00' })]);
    expect(told(ours, party([stated({ count: 4, tariff: '61.01' })]))).toEqual(['tariff 0.03', 'count 61.01']);
  });

  it('of days that follow each other is told apart: 10 more and 10 fewer', () => {
    const half = (from: string, through: string, count: number): PartyFigure =>
      stated({ period: periodThrough(from, through), count, tariff: '61.00' });
    const theirs = party([half('2024-01-01', '2024-06-30', 1830), half('2024-07-01', '2024-12-31', 1830)]);
    expect(told(party(OURS_2024), theirs)).toEqual(['count 610.00', 'count -610.00']);
  });

  it('is listed where it makes no difference in euro, for no tariff is set', () => {
    const without = (count: number): PartyFigure => ({ ...stated({ count, amount: '0.00' }), tariffEur: 'not-set' });
    expect(told(party([without(10)]), party([without(12)]))).toEqual(['count 0.00']);
  });

  it('of person-months goes by the first day of the month', () => {
    const month = (from: string, through: string, count: number): PartyFigure =>
      stated({
        component: 'poo-norm',
        period: periodThrough(from, through),
        division: 'month',
        count,
        tariff: '92.00',
      });
    const ours = party([month('2024-03-20', '2024-03-31', 5), month('2024-04-01', '2024-04-30', 5)]);
    const half = (from: string, through: string, count: number): PartyFigure =>
      stated({ component: 'poo-norm', period: periodThrough(from, through), count, tariff: '92.00' });
    expect(told(ours, party([half('2024-01-01', '2024-03-15', 5), half('2024-03-16', '2024-12-31', 5)]))).toEqual([]);
    expect(told(ours, party([half('2024-01-01', '2024-03-31', 6), half('2024-04-01', '2024-12-31', 5)]))).toEqual([
      'count 92.00',
    ]);
  });
});

describe('period', () => {
  const cut = (lastDay: string, nextDay: string, counts: readonly [number, number]): Party =>
    party([
      stated({ year: 2022, period: periodThrough('2022-03-01', lastDay), count: counts[0], tariff: '100.00' }),
      stated({ year: 2022, period: periodThrough(nextDay, '2022-12-31'), count: counts[1], tariff: '83.00' }),
    ]);

  it.each([
    ['the day of the law', '2022-10-14', '2022-10-15', [2280, 780], []],
    ['a day late: 10 * (100.00 - 83.00)', '2022-10-15', '2022-10-16', [2290, 770], ['period 170.00']],
    ['a day early: 10 * (83.00 - 100.00)', '2022-10-13', '2022-10-14', [2270, 790], ['period -170.00']],
  ] as const)('of a change of tariff on %s', (_story, lastDay, nextDay, counts, expected) => {
    expect(told(party(OURS_2022), cut(lastDay, nextDay, counts))).toEqual(expected);
  });

  it('of a change of tariff in their list a day late', () => {
    const theirs = party(
      [stated({ year: 2022, count: 3060, amount: '292910.00', period: periodThrough('2022-03-01', '2022-12-31') })],
      {
        tariffs: [listTariff('2022-03-01', '2022-10-15', '100.00'), listTariff('2022-10-16', '2023-12-31', '83.00')],
      },
    );
    expect(told(party(OURS_2022), theirs)).toEqual(['period 170.00']);
  });

  it('that leaves days out: 184 * 10 * 61.00 of July to December', () => {
    const theirs = party([stated({ period: periodThrough('2024-01-01', '2024-06-30'), count: 1820, tariff: '61.00' })]);
    expect(told(party(OURS_2024), theirs)).toEqual(['period -112240.00']);
  });

  it('within a month: costs of a month stay where its first day is', () => {
    const ours = [1, 2].map((month) =>
      stated({
        ...{ kind: 'real-cost', division: 'month', amount: `${month}00.00` },
        period: { from: `2024-0${month}-01`, until: `2024-0${month + 1}-01` },
      }),
    );
    const theirs = stated({ kind: 'real-cost', period: periodThrough('2024-01-15', '2024-12-31'), amount: '200.00' });
    expect(told(party(ours), party([theirs]))).toEqual(['period -100.00']);
  });
});

describe('component', () => {
  it('where their amount holds what we have at another: two sides of 5,000.00', () => {
    const ours = party([...OURS_2024, stated({ component: 'transition', amount: '5000.00' })]);
    const theirs = party([stated({ count: 3660, tariff: '61.00', amount: '228260.00' })]);
    const { differences } = compareFigures(ours, theirs, NO_SUCCESSORS);
    expect(
      differences.map(({ cause, component, amountEur, counterpart }) => [
        cause,
        component,
        amountText(amountEur),
        counterpart?.component,
      ]),
    ).toEqual([
      ['component', 'goo', '5000.00', 'transition'],
      ['component', 'transition', '-5000.00', 'goo'],
    ]);
  });

  it('that is not compared otherwise: only then it is drawn in, and the totals with it', () => {
    const elsewhere = [
      stated({ component: 'transition', amount: '5000.00' }),
      stated({ component: 'care', amount: '7.00' }),
    ];
    const theirs = party([stated({ count: 3660, tariff: '61.00', amount: '228260.00' })]);
    const { differences, totals } = compareFigures(party(OURS_2024, { elsewhere }), theirs, NO_SUCCESSORS);
    expect(differences.map(({ cause, amountEur }) => [cause, amountText(amountEur)])).toEqual([
      ['component', '5000.00'],
      ['component', '-5000.00'],
    ]);
    expect(totals).toMatchObject([{ ours: amount('228260'), theirs: amount('228260'), difference: amount(0) }]);
  });

  it('is not concluded where it could be either of two', () => {
    const ours = party([
      stated({ component: 'transition', amount: '5000.00' }),
      stated({ component: 'care', amount: '5000.00' }),
    ]);
    expect(told(ours, party([stated({ amount: '5000.00' })]))).toEqual([
      'missing 5000.00',
      'missing -5000.00',
      'missing -5000.00',
    ]);
  });
});

describe('municipality', () => {
  const of2022 = (municipalityCode: string, count: number): PartyFigure =>
    stated({ year: 2022, municipalityCode, count, tariff: '100.00' });

  it('where they have the successor: moved, and then compared there', () => {
    const ours = party([of2022('GM0501', 10), of2022('GM0530', 20), of2022('GM0614', 30)]);
    const { differences } = compareFigures(ours, party([of2022('GM1992', 61)]), VOORNE);
    expect(
      differences.map(
        ({ municipalityCode, cause, amountEur }) => `${municipalityCode} ${cause} ${amountText(amountEur)}`,
      ),
    ).toEqual([
      'GM0501 municipality -1000.00',
      'GM0530 municipality -2000.00',
      'GM0614 municipality -3000.00',
      'GM1992 count 100.00',
      'GM1992 municipality 1000.00',
      'GM1992 municipality 2000.00',
      'GM1992 municipality 3000.00',
    ]);
  });

  it('where both have the successor, and one of them with the predecessor in it', () => {
    const ours = party([of2022('GM0501', 10), of2022('GM1992', 20)]);
    const theirs = party([stated({ year: 2022, municipalityCode: 'GM1992', amount: '3000.00' })]);
    expect(told(ours, theirs, VOORNE)).toEqual(['municipality -1000.00', 'municipality 1000.00']);
  });

  it('is none where they have the successor without the predecessor', () => {
    const ours = party([of2022('GM0501', 10), of2022('GM1992', 20)]);
    expect(told(ours, party([of2022('GM1992', 20)]), VOORNE)).toEqual(['missing -1000.00']);
  });

  it('under a wrong code, by the very same amount', () => {
    const theirs = party([stated({ municipalityCode: 'GM0148', amount: '223260.00' })]);
    expect(told(party(OURS_2024), theirs)).toEqual(['municipality 223260.00', 'municipality -223260.00']);
  });

  it('is not concluded where the amounts differ by a cent', () => {
    const theirs = party([stated({ municipalityCode: 'GM0148', amount: '223260.01' })]);
    expect(told(party(OURS_2024), theirs)).toEqual(['missing 223260.01', 'missing -223260.00']);
  });
});

describe('rounding', () => {
  const months = ['01', '02', '03'].map((month) =>
    stated({
      ...{ kind: 'real-cost', division: 'month', amount: '33.33' },
      period: { from: `2024-${month}-01`, until: firstDayOf(nextMonth(`2024-${month}`)) },
    }),
  );
  const sumOf = (euros: string, unit: Party['unit'] = 'cent'): Party =>
    party([stated({ kind: 'real-cost', amount: euros })], { unit });

  it.each([
    ['of three months and a sum, two cents at most', '100.01', 'cent', ['rounding 0.02']],
    ['and no more', '100.02', 'cent', ['unknown 0.03']],
    ['to whole euros', '100.00', 'euro', ['rounding 0.01']],
    ['to whole euros, and no more', '101.00', 'euro', ['unknown 1.01']],
  ] as const)('%s', (_story, euros, unit, expected) => {
    expect(told(party(months), sumOf(euros, unit))).toEqual(expected);
  });

  it('is none where count times tariff is the amount on either side', () => {
    const theirs = party([stated({ count: 3660, tariff: '61.00', amount: '223260.01' })]);
    expect(told(party(OURS_2024), theirs)).toEqual(['unknown 0.01']);
  });
});

describe('missing', () => {
  it('is whatever one of them has nothing of', () => {
    const only = party([stated({ kind: 'received', amount: '12.00' })]);
    const nothing = party([]);
    expect(compareFigures(only, nothing, NO_SUCCESSORS).differences).toMatchObject([
      { cause: 'missing', theirs: null },
    ]);
    expect(told(nothing, only)).toEqual(['missing 12.00']);
  });

  it('is a zero of who answered, of a year that the other said nothing of', () => {
    expect(told(party([]), party([stated({ amount: '0.00' })]))).toEqual(['missing 0.00']);
  });
});

describe('unknown', () => {
  it('is all else, openly: an amount without a count', () => {
    expect(told(party(OURS_2024), party([stated({ amount: '230000.00' })]))).toEqual(['unknown 6740.00']);
  });

  it('is what our entitlement holds beside what is counted, as a deduction', () => {
    const deduction = stated({
      division: 'month',
      period: { from: '2024-05-01', until: '2024-06-01' },
      amount: '-500.00',
    });
    const { differences } = compareFigures(
      party([...OURS_2024, deduction]),
      party([stated({ count: 3660, tariff: '61.00' })]),
      NO_SUCCESSORS,
    );
    expect(differences).toMatchObject([
      { cause: 'unknown', amountEur: amount(500), ours: { uncountedEur: amount(-500) } },
    ]);
  });

  it.each([
    [39, '130.65', 'unknown 13.65'],
    [40, '134.00', 'tariff 14.00'],
  ])('is a tariff of 3.35 that chance might tell: of %d', (count, euros, expected) => {
    const ours = party([stated({ count, tariff: '3.00' })]);
    expect(told(ours, party([stated({ count, amount: euros })]))).toEqual([expected]);
  });
});

describe('several causes at once', () => {
  it('are each told, and add up: 100 * 61 of other days, -1 * 1820, 10 * 60.50 and 3.00', () => {
    const theirs = party([
      stated({ period: periodThrough('2024-01-01', '2024-06-30'), count: 1830, tariff: '60.00', amount: '109803.00' }),
    ]);
    const { differences, totals } = compareFigures(party(OURS_2024), theirs, NO_SUCCESSORS);
    expect(differences.map(({ cause, amountEur }) => `${cause} ${amountText(amountEur)}`)).toEqual([
      'tariff -1825.00',
      'count 605.00',
      'unknown 3.00',
      'period -112240.00',
    ]);
    expect(amountText(totals[0]?.difference ?? amount(0))).toBe('-113457.00');
  });
});
