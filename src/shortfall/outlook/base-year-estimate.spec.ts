import { describe, expect, it } from '@jest/globals';
import { amount, amountText } from '../../kernel/money.js';
import type { ComponentYear } from '../component-years.repository.js';
import { baseYearEstimate } from './base-year-estimate.js';
import type { DuePlace } from '../estimate/estimate-frame.js';

const due = (code: string, population: number | null, isDeclared: boolean): DuePlace => ({
  place: { code, name: code, province: 'x', safetyRegion: { code: 'x', name: 'x' }, sizeClass: null, population },
  isDeclared,
});
const year = (code: string, realCost: number, entitlement: number, quantity = 0): ComponentYear => ({
  ...{ code, year: 2025, component: 'goo', realCost: amount(realCost), entitlement: amount(entitlement) },
  ...{ received: amount(0), provisionalEntitlement: amount(0), deduction: amount(0), quantity: amount(quantity) },
  quantityWithoutTariff: amount(0),
});
const rangeOf = (of: number, frame: DuePlace[], declared: ComponentYear[]): string[] | string => {
  const years = { year: of, placesOf: of - 1, due: frame, dueForPlaces: [], balances: declared };
  const { reason, range } = baseYearEstimate(years);
  return range === null
    ? reason
    : [range.gap.low, range.gap.central, range.gap.high, range.entitlement].map(amountText);
};

describe('the estimate of a base year', () => {
  const alike = [year('GM0001', 300, 100), year('GM0002', 300, 100)];

  it('is what was declared where nobody is silent', () => {
    expect(
      rangeOf(
        2025,
        [due('GM0001', 1_000, true), due('GM0002', 3_000, true)],
        [year('GM0001', 30, 10), year('GM0002', 5, 20)],
      ),
    ).toEqual([...['5.00', '5.00', '5.00', '30.00']]);
  });

  it('goes by inhabitants where somebody is silent, and has a width where who declared differs', () => {
    const frame = [due('GM0001', 1_000, true), due('GM0002', 1_000, true), due('GM0003', 2_000, false)];
    expect(rangeOf(2025, frame, alike)).toEqual(['800.00', '800.00', '800.00', '400.00']);
    const [low, central, high] = rangeOf(2025, frame, [year('GM0001', 300, 100), year('GM0002', 200, 100)]) as string[];
    expect(central).toBe('600.00');
    expect([Number(low) < 600, Number(high) > 600]).toEqual([true, true]);
  });

  it.each<[string, DuePlace[], ComponentYear[]]>([
    ['fewer-than-two-respondents', [due('GM0001', 1_000, true), due('GM0002', 1_000, false)], alike.slice(0, 1)],
    ['population-unknown', [due('GM0001', 1_000, true), due('GM0002', null, true)], alike],
    [
      'nothing-to-grow-by',
      [due('GM0001', 1_000, true), due('GM0002', 1_000, true), due('GM0003', 1_000, false)],
      [year('GM0001', 0, 100), year('GM0002', 0, 10)],
    ],
  ])('has none: %s', (reason, frame, declared) => {
    expect(rangeOf(2025, frame, declared)).toBe(reason);
  });
});
