import { describe, expect, it } from '@jest/globals';
import { baseYearOf } from './base-year.js';

const declared = [2025, 2023, 2026].map((year) => ({ year, codes: ['GM0193'] }));

describe('the base year', () => {
  it.each([
    ['the last one that was over', null, '2026-11-23T12:00:00Z', 2025],
    ['over by a second in the Netherlands', null, '2026-12-31T23:00:00Z', 2026],
    ['not over yet, by a second', null, '2026-12-31T22:59:59Z', 2025],
    ['the last declared where none was over', null, '2022-11-23T12:00:00Z', 2026],
    ['the one asked for', 2023, '2026-11-23T12:00:00Z', 2023],
  ])('is %s', (_story, asked, moment, expected) => {
    expect(baseYearOf(asked, declared, new Date(moment))).toBe(expected);
  });

  it('is no year of which nothing is declared', () => {
    const moment = new Date('2026-11-23T12:00:00Z');
    expect(() => baseYearOf(2024, declared, moment)).toThrow('geen goedgekeurde declaratie over 2024');
    expect(() => baseYearOf(null, [], moment)).toThrow('geen goedgekeurde declaratie (stand van');
  });
});
