import { describe, expect, it } from '@jest/globals';
import { amount } from '../../kernel/money.js';
import { firstDayOf, nextMonth } from '../../kernel/period.js';
import { runScenario } from '../../kernel/scenario.js';
import type { BaselineSegment } from '../../kernel/scenario.js';
import { COMPONENTS } from '../../kernel/scheme.js';
import { inWholeYears } from './whole-years.js';

const segment = (month: string, given: Partial<BaselineSegment> = {}): BaselineSegment => ({
  municipalityCode: 'GM0193',
  period: { from: firstDayOf(month), until: firstDayOf(nextMonth(month)) },
  component: 'own',
  basis: 'norm',
  quantity: amount(0),
  tariffEur: null,
  entitlementEur: amount('7.50'),
  realCostEur: amount(100),
  ...given,
});
const told = (segments: readonly BaselineSegment[]): string[] =>
  segments.map(({ period, component, realCostEur }) => `${period.from} ${component} ${realCostEur.toFixed(2)}`);

describe('whole years', () => {
  it('hold what counts nothing, by component and year, in one segment', () => {
    const segments = [
      segment('2025-05'),
      segment('2025-06', { realCostEur: amount(20) }),
      segment('2025-06', { component: 'care' }),
      segment('2024-06'),
      segment('2025-07', { component: 'goo', quantity: amount(310), tariffEur: amount(44) }),
    ];
    expect(told(inWholeYears(segments, () => false))).toEqual([
      '2025-07-01 goo 100.00',
      '2025-12-01 own 120.00',
      '2025-12-01 care 100.00',
      '2024-12-01 own 100.00',
    ]);
    expect(inWholeYears(segments, () => true)).toEqual(segments);
  });

  it('come to the same where no day within them matters', () => {
    const months = Array.from(
      { length: 24 },
      (_, index) => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );
    const segments = months.flatMap((month, index) =>
      COMPONENTS.flatMap((component) => [
        segment(month, { component, realCostEur: amount(`${index}.37`) }),
        segment(month, { component, basis: 'actual', entitlementEur: amount(`${index}.11`) }),
      ]),
    );
    const scenario = {
      from: '2026-01-01',
      tariffs: [{ tariff: 'goo-place-day', validFrom: '2026-03-15', validUntil: null, amountEur: amount(55) }],
      volumeIndex: new Map([[2026, amount('1.1')]]),
      costIndex: new Map([[2026, amount('0.97')]]),
    } as const;
    const figures = (of: readonly BaselineSegment[]): unknown => JSON.parse(JSON.stringify(runScenario(of, scenario)));
    expect(figures(inWholeYears(segments, () => false))).toEqual(figures(segments));
  });
});
