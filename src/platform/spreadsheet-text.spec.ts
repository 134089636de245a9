import { describe, expect, it } from '@jest/globals';
import { spreadsheetText, textBehindGuard } from './spreadsheet-text.js';

describe('text in a cell', () => {
  it.each(['=1+1', '+31 6', '-12,50', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
    'is no formula: %j',
    (text) => {
      expect(spreadsheetText(text)).toBe(`'${text}`);
      expect(textBehindGuard(spreadsheetText(text))).toBe(text);
    },
  );

  it.each(['', 'Huur', '12,50', "'=1", ' =1', 'a=1', '€ -1'])('stays what it is: %j', (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  it.each(['', 'Huur', "'s-Gravenhage", "'", '=1'])('has no guard to take off: %j', (text) => {
    expect(textBehindGuard(text)).toBe(text);
  });
});
