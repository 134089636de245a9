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

  it('counts what is not shown, and says whether errors are among it', () => {
    const warnings = findingLimit(1, 9);
    expect([warnings.admits(error), warnings.admits(warning)]).toEqual([true, false]);
    expect(warnings.rest()).toMatchObject({ code: 'more-warnings', severity: 'warning' });
    const errors = findingLimit(1, 9);
    for (const each of [warning, error, warning]) errors.admits(each);
    expect(errors.rest()).toMatchObject({ code: 'more-findings-with-errors', severity: 'error' });
    expect(errors.rest()?.message).toContain('aantal: 2.');
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
