import { describe, expect, it } from '@jest/globals';
import { findingLimit } from './finding-limit.js';
import { finding } from './findings.js';

const error = finding('amount-unreadable', {}, { given: 'x', expected: 'een bedrag' });
const warning = finding('sheet-unknown', {}, { given: 'x', expected: 'een blad' });

describe('the limit on findings', () => {
  it('says nothing as long as all are shown', () => {
    const limit = findingLimit(2, 9);
    expect([limit.admits(error), limit.admits(error), limit.isSpent()]).toEqual([true, true, false]);
    expect(limit.rest()).toBeNull();
  });

  it('is spent by errors, not by warnings', () => {
    const limit = findingLimit(1, 2);
    for (let time = 0; time < 5; time++) limit.admits(warning);
    expect(limit.isSpent()).toBe(false);
    limit.admits(error);
    limit.admits(error);
    expect(limit.isSpent()).toBe(true);
    expect(limit.rest()?.message).toMatch(/^Er zijn 2 fouten gevonden; daar is het lezen gestopt/);
  });
});
