import { describe, expect, it } from '@jest/globals';
import { GOO_PLACE_DAY, POO_PERSON_MONTH } from '../../../test/harness/law-tariffs.js';
import { amount, amountText, sum } from '../../kernel/money.js';
import { baselineSegments } from './baseline-segments.js';
import type { MonthBalance, ReceptionSpan } from './baseline-segments.js';

const tariffs = { gooPlaceDay: GOO_PLACE_DAY, pooPersonMonth: POO_PERSON_MONTH };

const balance = (given: Partial<Record<keyof MonthBalance, string>>): MonthBalance =>
  ({
    ...{ code: 'GM0193', month: '2022-10', component: 'goo', basis: 'norm', ...given },
    ...{ realCost: amount(given.realCost ?? 0), entitlement: amount(given.entitlement ?? 0) },
  }) as MonthBalance;
const span = (
  from: string,
  until: string,
  quantity: number,
  component: ReceptionSpan['component'] = 'goo',
): ReceptionSpan => ({
  ...{ code: 'GM0193', component, period: { from, until }, quantity: amount(quantity) },
});
const told = (balances: MonthBalance[], spans: ReceptionSpan[]): string[] =>
  baselineSegments(balances, spans, tariffs).map(
    ({ period, component, basis, quantity, tariffEur, entitlementEur, realCostEur }) =>
      `${period.from} ${period.until} ${component} ${basis}: ${quantity.toFixed()} at ${tariffEur?.toFixed(2) ?? 'none'}, ` +
      `${amountText(entitlementEur)} for ${amountText(realCostEur)}`,
  );

describe('the segments of a baseline', () => {
  it('cut place-days where the tariff changes, and keep what is not counted for the month', () => {
    expect(
      told([balance({ entitlement: '30000.00', realCost: '25000.00' })], [span('2022-10-10', '2022-11-01', 220)]),
    ).toEqual([
      '2022-10-10 2022-10-15 goo norm: 50 at 100.00, 5000.00 for 0.00',
      '2022-10-15 2022-11-01 goo norm: 170 at 83.00, 14110.00 for 0.00',
      '2022-10-01 2022-11-01 goo norm: 0 at none, 10890.00 for 25000.00',
    ]);
  });

  it('are the posted balances together, also where those stand at another tariff', () => {
    for (const entitlement of ['0.00', '19110.00', '99999.99']) {
      const segments = baselineSegments([balance({ entitlement })], [span('2022-10-10', '2022-11-01', 220)], tariffs);
      expect(amountText(sum(segments.map((segment) => segment.entitlementEur)))).toBe(entitlement);
    }
    const unposted = baselineSegments([], [span('2022-10-10', '2022-11-01', 220)], tariffs);
    expect(amountText(sum(unposted.map((segment) => segment.entitlementEur)))).toBe('0.00');
  });

  it('count a month of persons by its first day, and leave out what is nothing', () => {
    expect(
      told(
        [balance({ component: 'poo-norm', month: '2024-01', entitlement: '460.00' })],
        [span('2024-01-15', '2024-02-01', 5, 'poo-norm')],
      ),
    ).toEqual(['2024-01-15 2024-02-01 poo-norm norm: 5 at 92.00, 460.00 for 0.00']);
  });

  it('count days without a tariff, which earn nothing', () => {
    expect(told([balance({ month: '2022-02' })], [span('2022-02-01', '2022-03-01', 28)])).toEqual([
      '2022-02-01 2022-03-01 goo norm: 28 at none, 0.00 for 0.00',
    ]);
  });

  it('keep years that are paid by their real cost apart', () => {
    const balances = [
      balance({ basis: 'actual', entitlement: '70.00', realCost: '80.00' }),
      balance({ entitlement: '5000.00' }),
    ];
    expect(told(balances, [span('2022-10-01', '2022-10-06', 50)])).toEqual([
      '2022-10-01 2022-10-06 goo norm: 50 at 100.00, 5000.00 for 0.00',
      '2022-10-01 2022-11-01 goo actual: 0 at none, 70.00 for 80.00',
    ]);
  });
});
