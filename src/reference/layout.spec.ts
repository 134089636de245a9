import { describe, expect, it } from '@jest/globals';
import { layoutOfYear, plannedIn } from './layout.js';
import type { Reorganisation } from './layout.js';

const merger = (effectiveOn: string, predecessor: string, successor: string): Reorganisation => ({
  effectiveOn,
  predecessor,
  successor,
  status: effectiveOn < '2027-01-01' ? 'effective' : 'planned',
});
// not in order of time, as files may be
const REORGANISATIONS = [
  merger('2027-01-01', 'GM1696', 'GM0402'),
  merger('2023-01-01', 'GM0501', 'GM1992'),
  merger('2022-03-24', 'GM0457', 'GM0363'),
  // invented: what came of one merger goes on into another
  merger('2025-01-01', 'GM1992', 'GM9999'),
];

describe('the layout of a year', () => {
  it.each([
    // Weesp joined Amsterdam on 24 March 2022: on 1 January of that year it was there
    ['GM0457', 2022, 'GM0457'],
    ['GM0457', 2023, 'GM0363'],
    ['GM0501', 2022, 'GM0501'],
    ['GM0501', 2023, 'GM1992'],
    ['GM0501', 2024, 'GM1992'],
    // followed on, from predecessor to successor to successor
    ['GM0501', 2025, 'GM9999'],
    ['GM1992', 2025, 'GM9999'],
    // a planned merger does nothing before its date
    ['GM1696', 2026, 'GM1696'],
    ['GM1696', 2027, 'GM0402'],
    ['GM0193', 2027, 'GM0193'],
  ])('finds %s in %i as %s', (code, year, found) => {
    expect(layoutOfYear(REORGANISATIONS, year)(code)).toBe(found);
  });

  it('follows a merger on the day that the one it rests on took effect', () => {
    const sameDay = [merger('2023-01-01', 'GM0002', 'GM0003'), merger('2023-01-01', 'GM0001', 'GM0002')];
    expect(layoutOfYear(sameDay, 2023)('GM0001')).toBe('GM0003');
  });

  it('names what is not law yet', () => {
    expect(plannedIn(REORGANISATIONS, 2026)).toEqual([]);
    expect(plannedIn(REORGANISATIONS, 2027).map(({ predecessor }) => predecessor)).toEqual(['GM1696']);
  });
});
