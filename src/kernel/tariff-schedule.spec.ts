import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GOO_PLACE_DAY, LAW_TARIFFS, POO_PERSON_MONTH } from '../../test/harness/law-tariffs.js';
import { amount } from './money.js';
import { addDays, countDays, periodThrough } from './period.js';
import { tariffOn, tariffSchedule, tariffSegments } from './tariff-schedule.js';
import type { Tariff } from './tariff-schedule.js';

const goo: Tariff = {
  id: 'first',
  tariff: 'goo-place-day',
  validFrom: '2022-03-01',
  validUntil: '2022-10-15',
  amountEur: amount('100.00'),
  confirmedUntil: '2022-10-14',
};

describe('tariff schedule', () => {
  it.each([
    // the day before and after each change
    [GOO_PLACE_DAY, '2022-02-28', null, 'no-tariff'],
    [GOO_PLACE_DAY, '2022-03-01', '100', 'final'],
    [GOO_PLACE_DAY, '2022-10-14', '100', 'final'],
    [GOO_PLACE_DAY, '2022-10-15', '83', 'final'],
    [GOO_PLACE_DAY, '2023-12-31', '83', 'final'],
    [GOO_PLACE_DAY, '2024-01-01', '61', 'final'],
    [GOO_PLACE_DAY, '2024-12-31', '61', 'final'],
    [GOO_PLACE_DAY, '2025-01-01', '44', 'final'],
    [GOO_PLACE_DAY, '2025-12-31', '44', 'final'],
    [GOO_PLACE_DAY, '2026-01-01', '44', 'provisional'],
    [POO_PERSON_MONTH, '2022-02-28', null, 'no-tariff'],
    [POO_PERSON_MONTH, '2022-03-01', '210', 'final'],
    [POO_PERSON_MONTH, '2023-12-31', '210', 'final'],
    [POO_PERSON_MONTH, '2024-01-01', '92', 'final'],
    [POO_PERSON_MONTH, '2024-12-31', '92', 'final'],
    [POO_PERSON_MONTH, '2025-01-01', '48', 'final'],
    [POO_PERSON_MONTH, '2026-01-01', '48', 'provisional'],
  ] as const)('%# holds on %s', (schedule, date, amountEur, certainty) => {
    const found = tariffOn(schedule, date);
    expect(found.tariff?.amountEur.toFixed() ?? null).toBe(amountEur);
    expect(found.certainty).toBe(certainty);
  });

  it('cuts October 2022 on the 15th', () => {
    const segments = tariffSegments(GOO_PLACE_DAY, periodThrough('2022-10-01', '2022-10-31'));
    expect(segments.map(({ period, tariff }) => [countDays(period), tariff?.amountEur.toFixed(2)])).toEqual([
      [14, '100.00'],
      [17, '83.00'],
    ]);
  });

  it.each([
    // a period that ends, or begins, where the amount changes is one segment
    ['2022-10-01', '2022-10-14', '2022-10-15'],
    ['2022-10-15', '2022-10-31', '2022-11-01'],
    ['2022-10-14', '2022-10-14', '2022-10-15'],
  ])('does not cut from %s through %s, and has no segment without a day', (from, through, until) => {
    const segments = tariffSegments(GOO_PLACE_DAY, periodThrough(from, through));
    expect(segments.map(({ period }) => period)).toEqual([{ from, until }]);
    expect(tariffSegments(GOO_PLACE_DAY, { from, until: from })).toEqual([]);
  });

  it('cuts where an amount stops being confirmed, though it goes on', () => {
    const segments = tariffSegments(GOO_PLACE_DAY, periodThrough('2025-12-30', '2026-01-02'));
    expect(segments.map(({ period, certainty }) => [period.from, certainty])).toEqual([
      ['2025-12-30', 'final'],
      ['2026-01-01', 'provisional'],
    ]);
  });

  it('shows a hole between two tariffs instead of stretching one over it', () => {
    const later: Tariff = {
      ...goo,
      id: 'later',
      validFrom: '2022-11-01',
      validUntil: null,
      confirmedUntil: '2022-12-31',
    };
    const schedule = tariffSchedule('goo-place-day', [later, goo]);
    const segments = tariffSegments(schedule, periodThrough('2022-10-14', '2022-11-01'));
    expect(segments.map(({ period, tariff }) => [period.from, tariff?.id ?? null])).toEqual([
      ['2022-10-14', 'first'],
      ['2022-10-15', null],
      ['2022-11-01', 'later'],
    ]);
  });

  it.each([
    [{ ...goo, id: 'second', validFrom: '2022-10-14', validUntil: null }],
    [{ ...goo, id: 'second', validFrom: '2022-03-01', validUntil: '2022-03-02' }],
  ])('refuses two amounts for one day', (second) => {
    expect(() => tariffSchedule('goo-place-day', [goo, second])).toThrow(/both hold/);
  });

  it('refuses an open tariff that another follows', () => {
    const open = { ...goo, validUntil: null };
    const next = { ...goo, id: 'next', validFrom: '2023-01-01', validUntil: null };
    expect(() => tariffSchedule('goo-place-day', [open, next])).toThrow(/both hold/);
  });

  it('segments cover the period day by day, each with what holds on that day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2200 }),
        fc.nat(500),
        fc.constantFrom('goo-place-day' as const, 'poo-person-month' as const),
        (start, length, code) => {
          const schedule = tariffSchedule(code, LAW_TARIFFS);
          const from = addDays('2022-01-01', start);
          const segments = tariffSegments(schedule, periodThrough(from, addDays(from, length)));
          expect(segments.every(({ period }) => countDays(period) > 0)).toBe(true);
          const days = segments.flatMap((segment) =>
            Array.from({ length: countDays(segment.period) }, (_, day) => {
              expect(tariffOn(schedule, addDays(segment.period.from, day)).tariff?.id).toBe(segment.tariff?.id);
              expect(tariffOn(schedule, addDays(segment.period.from, day)).certainty).toBe(segment.certainty);
              return addDays(segment.period.from, day);
            }),
          );
          expect(days).toEqual(Array.from({ length: length + 1 }, (_, day) => addDays(from, day)));
        },
      ),
    );
  });
});
