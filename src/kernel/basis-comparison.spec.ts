import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deviationPercentage, entitlementOn } from './basis-comparison.js';
import { amount, amountText, sum } from './money.js';

const comparison = (
  normAmount: string,
  realCost: string,
  deduction: string,
): Parameters<typeof deviationPercentage>[0] => ({
  normAmount: amount(normAmount),
  realCost: amount(realCost),
  deduction: amount(deduction),
});

describe('both bases of a year', () => {
  it.each([
    // one place in 2023: 365 × 83.00 = 30,295.00; real costs 39,383.50 are 130 % of it
    ['30295.00', '39383.50', '0', '30295.00', '39383.50', '30.00'],
    // own contributions come off either: 100.00 − 5.00 and 130.00 − 5.00
    ['100.00', '130.00', '5.00', '95.00', '125.00', '30.00'],
    // it fell short: (61.00 − 90.00) / 90.00
    ['90.00', '61.00', '0', '90.00', '61.00', '-32.22'],
    ['100.00', '100.00', '0', '100.00', '100.00', '0.00'],
  ])('norm %s, real cost %s, own contributions %s', (norm, real, deduction, atNorm, atActual, percentage) => {
    const both = comparison(norm, real, deduction);
    expect(amountText(entitlementOn('norm', both))).toBe(atNorm);
    expect(amountText(entitlementOn('actual', both))).toBe(atActual);
    const deviation = deviationPercentage(both);
    expect(deviation && amountText(deviation)).toBe(percentage);
  });

  it('has no percentage of nothing', () => {
    expect(deviationPercentage(comparison('0', '50.00', '0'))).toBeNull();
  });

  it('adds up: the whole is entitled to what its parts are', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => amount(value).div(100));
    const part = fc.record({ normAmount: cents, realCost: cents, deduction: cents });
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('norm' as const, 'actual' as const), (parts, basis) => {
        const whole = {
          normAmount: sum(parts.map((one) => one.normAmount)),
          realCost: sum(parts.map((one) => one.realCost)),
          deduction: sum(parts.map((one) => one.deduction)),
        };
        const ofParts = parts.reduce((total, one) => total.plus(entitlementOn(basis, one)), amount(0));
        expect(amountText(entitlementOn(basis, whole))).toBe(amountText(ofParts));
      }),
    );
  });
});
