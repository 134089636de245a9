import { describe, expect, it } from '@jest/globals';
import { GOO_PLACE_DAY } from '../../../test/harness/law-tariffs.js';
import { tariffOn } from '../../kernel/tariff-schedule.js';
import { withSupposed } from './supposed-tariffs.js';
import { amountsOf } from './year-notation.js';

const schedule = (text: string): ReturnType<typeof withSupposed> =>
  withSupposed(GOO_PLACE_DAY, amountsOf(text) ?? new Map());
const on = (text: string, day: string): string => {
  const { tariff, certainty } = tariffOn(schedule(text), day);
  return `${tariff?.amountEur.toFixed(2)} ${certainty}`;
};

describe('supposed tariffs', () => {
  it('hold from their day until the next, and the law before them', () => {
    const text = '2028-01-01:50.00,2027-01-01:48.00';
    expect(['2025-12-31', '2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((day) => on(text, day))).toEqual([
      ...['44.00 final', '44.00 provisional', '48.00 provisional', '48.00 provisional', '50.00 provisional'],
    ]);
  });

  it('take the place of the law in the middle of a version, and of those that follow', () => {
    const text = '2022-10-20:90.00';
    expect(['2022-10-14', '2022-10-19', '2022-10-20', '2025-06-01'].map((day) => on(text, day))).toEqual([
      ...['100.00 final', '83.00 final', '90.00 provisional', '90.00 provisional'],
    ]);
  });

  it('leave the law as it is where nothing is supposed', () => {
    expect(withSupposed(GOO_PLACE_DAY, new Map())).toBe(GOO_PLACE_DAY);
  });
});
