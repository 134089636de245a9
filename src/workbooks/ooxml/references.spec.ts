import { describe, expect, it } from '@jest/globals';
import { absoluteRange, columnLetters } from './references.js';

describe('references to cells', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16384, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  it('name the sheet between quotes, with its own doubled', () => {
    expect(absoluteRange({ sheet: "Scenario's", column: 2, fromRow: 2, toRow: 9 })).toBe("'Scenario''s'!$B$2:$B$9");
  });
});
