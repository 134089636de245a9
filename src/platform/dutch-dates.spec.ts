import { describe, expect, it } from '@jest/globals';
import { dutchDate, dutchInstant, longDutchDate } from './dutch-dates.js';

describe('Dutch dates', () => {
  it.each([
    ['2024-02-29', '29-02-2024'],
    ['2022-01-01', '01-01-2022'],
  ])('writes %s as %s', (date, dutch) => {
    expect(dutchDate(date)).toBe(dutch);
  });

  it.each([
    ['2026-11-24T00:12:13Z', '24 november 2026 om 01:12:13 CET'],
    // half past midnight in summer is still the day before in UTC
    ['2025-06-30T22:30:00Z', '1 juli 2025 om 00:30:00 CEST'],
    ['2025-12-31T23:30:00Z', '1 januari 2026 om 00:30:00 CET'],
  ])('writes %s as a clock in the Netherlands shows it', (instant, dutch) => {
    expect(dutchInstant(new Date(instant))).toBe(dutch);
  });

  it.each([
    ['2023-01-01', '1 januari 2023'],
    ['2024-02-29', '29 februari 2024'],
  ])('writes %s in words as %s', (date, dutch) => {
    expect(longDutchDate(date)).toBe(dutch);
  });
});
