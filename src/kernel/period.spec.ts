import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  calendarYear,
  contains,
  countDays,
  isIsoDate,
  monthsTouched,
  nextMonth,
  overlap,
  periodThrough,
} from './period.js';

const dates = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2020-01-01', days));

describe('period', () => {
  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['2022-12-31', '2023-01-01'],
    // the nights on which Dutch clocks change
    ['2025-03-30', '2025-03-31'],
    ['2025-10-26', '2025-10-27'],
  ])('the day after %s is %s', (date, next) => {
    expect(addDays(date, 1)).toBe(next);
    expect(addDays(next, -1)).toBe(date);
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-02-31', false],
    ['2023-13-01', false],
    ['2023-1-1', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });

  it('is refused where there is no day', () => {
    expect(() => addDays('vandaag', 1)).toThrow('not a day');
    expect(() => addDays('', 1)).toThrow('not a day');
  });

  it.each([
    ['2022-10-01', '2022-10-31', 31],
    ['2022-10-14', '2022-10-14', 1],
    ['2024-01-01', '2024-12-31', 366],
    ['2025-01-01', '2025-12-31', 365],
    ['2022-03-01', '2022-10-14', 228],
    ['2022-10-15', '2022-12-31', 78],
  ])('%s to %s inclusive is %i days', (from, through, days) => {
    expect(countDays(periodThrough(from, through))).toBe(days);
  });

  it('touches every month from the first day to the last', () => {
    expect(monthsTouched(periodThrough('2024-01-15', '2024-03-03'))).toEqual(['2024-01', '2024-02', '2024-03']);
    expect(monthsTouched(periodThrough('2024-01-31', '2024-01-31'))).toEqual(['2024-01']);
    expect(monthsTouched(periodThrough('2024-12-31', '2025-01-01'))).toEqual(['2024-12', '2025-01']);
    expect(nextMonth('2024-12')).toBe('2025-01');
  });

  it('includes the first day and excludes the last', () => {
    expect(contains(calendarYear(2024), '2024-01-01')).toBe(true);
    expect(contains(calendarYear(2024), '2024-12-31')).toBe(true);
    expect(contains(calendarYear(2024), '2025-01-01')).toBe(false);
    expect(contains({ from: '2025-01-01', until: null }, '2099-01-01')).toBe(true);
  });

  it('overlaps in exactly the days that lie in both', () => {
    fc.assert(
      fc.property(dates, fc.nat(400), dates, fc.nat(400), dates, (a, lengthA, b, lengthB, day) => {
        const first = periodThrough(a, addDays(a, lengthA));
        const second = periodThrough(b, addDays(b, lengthB));
        const shared = overlap(first, second);
        const inBoth = contains(first, day) && contains(second, day);
        expect(shared !== null && contains(shared, day)).toBe(inBoth);
        expect(shared).toEqual(overlap(second, first));
      }),
    );
  });

  it('cuts into months that add up to the whole', () => {
    fc.assert(
      fc.property(dates, fc.nat(800), (from, length) => {
        const period = periodThrough(from, addDays(from, length));
        const parts = monthsTouched(period).map((month) =>
          overlap(period, { from: `${month}-01`, until: `${nextMonth(month)}-01` }),
        );
        expect(parts.reduce((days, part) => days + (part ? countDays(part) : 0), 0)).toBe(length + 1);
      }),
    );
  });
});
