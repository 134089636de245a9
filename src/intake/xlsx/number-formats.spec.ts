import { describe, expect, it } from '@jest/globals';
import { isDateFormat } from './number-formats.js';

describe('formats that show a number as a date', () => {
  it.each(['dd-mm-yyyy', 'd/m/yy', 'mmm-yy', '[$-413]d mmmm yyyy;@', 'yyyy\\-mm', '"week "d'])('%s is one', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  it.each(['General', 'Standaard', '0.00', '#,##0 "maand"', '[Red]0.00', '[$€-413] #,##0.00', '0\\d', '@', '_d0'])(
    '%s is none',
    (code) => {
      expect(isDateFormat(code)).toBe(false);
    },
  );
});
