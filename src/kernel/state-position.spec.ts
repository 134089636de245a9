import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText } from './money.js';
import { keptSurplus, openPosition, receivedOf, totalPosition } from './state-position.js';
import type { StatePosition } from './state-position.js';
import { BASES, COMPONENTS } from './scheme.js';

const position = (entitlement: string, advances: string, settlements: string, reclaims: string): StatePosition => ({
  realCost: amount(0),
  entitlement: amount(entitlement),
  advances: amount(advances),
  settlements: amount(settlements),
  reclaims: amount(reclaims),
});

describe('the position with the State', () => {
  it.each([
    // entitled, advance, settlement, reclaim: received, open
    ['100.00', '80.00', '0.00', '0.00', '80.00', '20.00'],
    ['100.00', '80.00', '15.00', '0.00', '95.00', '5.00'],
    ['100.00', '120.00', '0.00', '0.00', '120.00', '-20.00'],
    ['100.00', '120.00', '0.00', '20.00', '100.00', '0.00'],
    ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
  ])(
    'entitled to %s, advance %s, settlement %s, reclaim %s',
    (entitlement, advances, settlements, reclaims, received, open) => {
      const one = position(entitlement, advances, settlements, reclaims);
      expect([amountText(receivedOf(one)), amountText(openPosition(one))]).toEqual([received, open]);
    },
  );

  it.each([
    // left of a norm amount: 100.00 − 90.00
    ['goo', 'norm', '90.00', '10.00'],
    ['poo-norm', 'norm', '90.00', '10.00'],
    ['poo-norm', 'actual', '90.00', '10.00'],
    // nothing is left of what is paid at real cost, or granted
    ['goo', 'actual', '90.00', '0.00'],
    ['transition', 'norm', '90.00', '0.00'],
    ['care', 'norm', '90.00', '0.00'],
    // the border, and a shortfall
    ['goo', 'norm', '100.00', '0.00'],
    ['goo', 'norm', '100.01', '0.00'],
  ] as const)('of %s on basis %s at a cost of %s keeps %s', (component, basis, realCost, kept) => {
    const totals = { component, realCost: amount(realCost), entitlement: amount('100.00') };
    expect(amountText(keptSurplus(totals, basis))).toBe(kept);
  });

  it('is open by what its parts are open by; and what is kept is never below zero', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 }).map((value) => amount(value).div(100));
    const part = fc.record({
      component: fc.constantFrom(...COMPONENTS),
      ...{ realCost: cents, entitlement: cents, advances: cents, settlements: cents, reclaims: cents },
    });
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom(...BASES), (parts, basis) => {
        const open = parts.reduce((total, one) => total.plus(openPosition(one)), amount(0));
        expect(amountText(openPosition(totalPosition(parts)))).toBe(amountText(open));
        for (const one of parts) expect(keptSurplus(one, basis).isNegative()).toBe(false);
      }),
    );
  });
});
