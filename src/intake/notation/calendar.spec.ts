import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../kernel/period.js';
import { readDate, readMonth } from './calendar.js';
import { longDutchDate } from '../../platform/dutch-dates.js';
import type { ReadableValue } from './reading.js';

const text = (value: string): ReadableValue => ({ kind: 'text', text: value, formula: false });
const number = (raw: string, date1904 = false): ReadableValue => ({ kind: 'number', raw, date1904, formula: false });

describe('dates', () => {
  it.each([
    '2023-01-31',
    '2023-01-31T00:00:00',
    '31-1-2023',
    '31-01-2023',
    '31/01/2023',
    '31.1.2023',
    '31-1-23',
    '31 januari 2023',
    '31 JANUARI 2023',
    '31-jan-23',
    '31 jan. 2023',
    ' 31-1-2023 ',
  ])('reads %s', (given) => {
    expect(readDate(text(given))).toEqual({ ok: true, value: '2023-01-31' });
  });

  it.each([
    '31-02-2024',
    '2024-02-30',
    '1/31/2024',
    '13-13-2024',
    '31-1',
    'half maart',
    '2024',
    '0-1-2024',
    '1-1-20234',
  ])('refuses %s', (given) => {
    expect(readDate(text(given))).toEqual({ ok: false, expected: 'een datum als 31-1-2023' });
  });

  it('reads a leap day in a leap year only', () => {
    expect(readDate(text('29-2-2024')).ok).toBe(true);
    expect(readDate(text('29-2-2023')).ok).toBe(false);
  });

  it.each([
    ['36525', false, null],
    ['36526', false, '2000-01-01'],
    ['45000', false, '2023-03-15'],
    ['73050', false, '2099-12-31'],
    ['73051', false, null],
    ['43538', true, '2023-03-15'],
    ['45000.5', false, null],
    ['2023', false, null],
    ['-45000', false, null],
  ])('number %s (1904: %s) is %s, noted', (raw, date1904, date) => {
    const reading = readDate(number(raw, date1904));
    expect(reading.ok ? reading : null).toEqual(date && { ok: true, value: date, note: 'date-as-number' });
  });

  it('reads back any day in any way it is written', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const plain = `${Number(dayOfMonth)}-${Number(month)}-${year}`;
        for (const given of [date, plain, `${dayOfMonth}/${month}/${year}`, longDutchDate(date)]) {
          expect(readDate(text(given))).toEqual({ ok: true, value: date });
        }
      }),
    );
  });
});

describe('months', () => {
  it.each([
    '2023-03',
    '2023-3',
    'mrt-23',
    'Mrt-23',
    'maart 2023',
    'mrt 2023',
    'mrt. 2023',
    'maart-2023',
    'mar-23',
    "mrt '23",
    '03-2023',
    '3/2023',
    '1-3-2023',
    '2023-03-31',
    '15 maart 2023',
  ])('reads %s', (given) => {
    expect(readMonth(text(given))).toEqual({ ok: true, value: '2023-03' });
  });

  it.each(['2023-13', '2023-00', 'dertien-24', 'maart', '03-23', '202303', '2023'])('refuses %s', (given) => {
    expect(readMonth(text(given)).ok).toBe(false);
  });

  it('takes the month of a day', () => {
    expect(readMonth({ kind: 'date', date: '2023-03-31', formula: false })).toEqual({ ok: true, value: '2023-03' });
    expect(readMonth(number('45000'))).toEqual({ ok: true, value: '2023-03', note: 'date-as-number' });
    expect(readMonth(number('202303')).ok).toBe(false);
  });
});
