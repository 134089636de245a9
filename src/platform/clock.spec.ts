import { describe, expect, it } from '@jest/globals';
import { Clock } from './clock.js';

describe('the clock', () => {
  it.each([
    ['2025-12-31T22:59:59Z', 2025],
    ['2025-12-31T23:00:00Z', 2026],
    ['2026-11-23T12:00:00Z', 2026],
  ])('at %s the Dutch year is %i', (instant, year) => {
    const clock = new Clock();
    clock.now = () => new Date(instant);
    expect(clock.year()).toBe(year);
  });
});
