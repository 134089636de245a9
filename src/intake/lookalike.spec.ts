import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, lookalike, pairLookalikes } from './lookalike.js';

describe('the word that was meant', () => {
  it.each([
    ['goo-housng', 'goo-housing'],
    ['GOO housing', 'goo-housing'],
    ['Jeugdhlp', 'Jeugdhulp'],
    ['Huisvesting', 'Huisvesting (huur, energie, onderhoud)'],
    ['vergaderkosten', null],
    ['go', null],
    ['x'.repeat(30_000), null],
  ])('%s → %s', (given, meant) => {
    expect(lookalike(given, ['goo-housing', 'Jeugdhulp', 'Huisvesting (huur, energie, onderhoud)'])).toBe(meant);
  });

  it('pairs a misspelt name with one missing name only', () => {
    expect([...pairLookalikes(['Bedrag'], ['Bedragg', 'Bedrog', 'Iets'])]).toEqual([['Bedrag', 'Bedragg']]);
  });

  it('is a distance', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});
