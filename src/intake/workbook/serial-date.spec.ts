import { describe, expect, it } from '@jest/globals';
import { dateOfSerial } from './serial-date.js';

describe('days as Excel counts them', () => {
  it.each([
    ['0', false, null],
    ['1', false, '1900-01-01'],
    ['59', false, '1900-02-28'],
    ['60', false, null],
    ['61', false, '1900-03-01'],
    ['45000', false, '2023-03-15'],
    ['45000.75', false, '2023-03-15'],
    ['44999.999999999993', false, '2023-03-15'],
    ['4.5E4', false, '2023-03-15'],
    ['2958465', false, '9999-12-31'],
    ['2958466', false, null],
    ['-1', false, null],
    ['0', true, '1904-01-01'],
    ['43538', true, '2023-03-15'],
    ['2957003', true, '9999-12-31'],
    ['2957004', true, null],
  ])('%s (1904: %s) is %s', (raw, date1904, date) => {
    expect(dateOfSerial(raw, date1904)).toBe(date);
  });
});
