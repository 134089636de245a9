import { describe, expect, it } from '@jest/globals';
import { amount } from '../../kernel/money.js';
import type { IsoDate } from '../../kernel/period.js';
import type { TariffCode } from '../../kernel/tariff-schedule.js';
import { tariffsPublishedBy } from './published-tariffs.js';
import type { TariffState } from './tariff-state.js';

const state = (
  tariff: TariffCode,
  amountEur: string,
  validFrom: IsoDate,
  validUntil: IsoDate | null,
  publishedOn: IsoDate | null,
  more: Partial<TariffState> = {},
): TariffState => ({
  id: `${tariff}-${amountEur}`,
  tariff,
  state: 'adopted',
  amountEur: amount(amountEur),
  validFrom,
  validUntil,
  publishedOn,
  confirmedUntil: '2022-10-14',
  source: 'test',
  recordedBy: 'test',
  recordedAt: new Date('2022-06-01'),
  supersededAt: null,
  ...more,
});

/** The tariffs of the law (domain.md §4), all recorded at once, as a new ledger begins. */
const LAW = [
  state('goo-place-day', '100', '2022-03-01', '2022-10-15', '2022-05-31'),
  state('goo-place-day', '83', '2022-10-15', '2024-01-01', '2022-10-11'),
  state('goo-place-day', '61', '2024-01-01', '2025-01-01', null),
  state('goo-place-day', '44', '2025-01-01', null, '2024-11-13'),
  state('poo-person-month', '210', '2022-03-01', '2024-01-01', '2022-10-11'),
];

const spans = (tariffs: readonly TariffState[]): string[] =>
  tariffs
    .map(({ amountEur, validFrom, validUntil }) => `${amountEur.toFixed()} ${validFrom}..${validUntil ?? ''}`)
    .sort();

describe('tariffs as published by a day', () => {
  it.each([
    ['2022-05-30', []],
    ['2022-05-31', ['100 2022-03-01..']],
    // the first amount had no end until the second was published, and POO had none
    ['2022-09-01', ['100 2022-03-01..']],
    ['2022-10-10', ['100 2022-03-01..']],
    ['2022-10-11', ['100 2022-03-01..2022-10-15', '210 2022-03-01..2024-01-01', '83 2022-10-15..']],
    // of 61 no date of publication is known: it counts from its first day
    ['2023-12-31', ['100 2022-03-01..2022-10-15', '210 2022-03-01..2024-01-01', '83 2022-10-15..']],
    [
      '2024-01-01',
      ['100 2022-03-01..2022-10-15', '210 2022-03-01..2024-01-01', '61 2024-01-01..', '83 2022-10-15..2024-01-01'],
    ],
    [
      '2024-11-13',
      [
        '100 2022-03-01..2022-10-15',
        '210 2022-03-01..2024-01-01',
        '44 2025-01-01..',
        '61 2024-01-01..2025-01-01',
        '83 2022-10-15..2024-01-01',
      ],
    ],
  ])('on %s', (day, expected) => {
    expect(spans(tariffsPublishedBy(LAW, day))).toEqual(expected);
  });

  it('takes versions that another took the place of since', () => {
    const replaced = [
      state('goo-place-day', '50', '2025-01-01', null, '2024-11-01', { supersededAt: new Date('2025-05-01') }),
      state('goo-place-day', '44', '2025-01-01', null, '2025-04-30', { recordedAt: new Date('2025-05-01') }),
    ];
    expect(spans(tariffsPublishedBy(replaced, '2025-04-29'))).toEqual(['50 2025-01-01..']);
    expect(spans(tariffsPublishedBy(replaced, '2025-04-30'))).toEqual(['44 2025-01-01..']);
  });

  it('leaves out what was only announced, and what was withdrawn', () => {
    const announced = state('goo-place-day', '50', '2025-01-01', null, '2024-11-01', { state: 'announced' });
    const withdrawn = [
      state('goo-place-day', '44', '2025-01-01', null, '2024-11-01', { supersededAt: new Date('2025-05-01') }),
      state('goo-place-day', '44', '2025-01-01', null, '2024-11-01', {
        state: 'withdrawn',
        recordedAt: new Date('2025-05-01'),
      }),
    ];
    expect(tariffsPublishedBy([announced, ...withdrawn], '2026-01-01')).toEqual([]);
  });

  it('takes a version in the place it was adopted for, not in what is left of it', () => {
    const cut = [
      state('goo-place-day', '100', '2022-03-01', null, '2022-05-31', { supersededAt: new Date('2022-10-12') }),
      state('goo-place-day', '100', '2022-03-01', '2022-10-15', '2022-05-31', { recordedAt: new Date('2022-10-12') }),
      state('goo-place-day', '83', '2022-10-15', null, '2022-10-11', { recordedAt: new Date('2022-10-12') }),
    ];
    expect(spans(tariffsPublishedBy(cut, '2022-09-01'))).toEqual(['100 2022-03-01..']);
    expect(spans(tariffsPublishedBy(cut, '2022-10-11'))).toEqual(['100 2022-03-01..2022-10-15', '83 2022-10-15..']);
  });
});
