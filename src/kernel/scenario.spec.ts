import { describe, expect, it } from '@jest/globals';
import { amount, amountText, ZERO } from './money.js';
import type { Amount } from './money.js';
import { runScenario } from './scenario.js';
import type { BaselineSegment, Figures } from './scenario.js';
import type { Scenario, TariffOverlay, YearIndex } from './scenario-overlay.js';

const OCTOBER = { from: '2025-10-01', until: '2025-11-01' };

function segment(parts: Partial<BaselineSegment>): BaselineSegment {
  return {
    municipalityCode: 'GM0177',
    period: OCTOBER,
    component: 'goo',
    basis: 'norm',
    quantity: ZERO,
    tariffEur: null,
    entitlementEur: ZERO,
    realCostEur: ZERO,
    ...parts,
  };
}

function scenario(parts: Partial<Scenario>): Scenario {
  return { from: '2022-03-01', tariffs: [], volumeIndex: new Map(), costIndex: new Map(), ...parts };
}

const index = (year: number, factor: string): YearIndex => new Map([[year, amount(factor)]]);

const gooTariff = (validFrom: string, amountEur: string): TariffOverlay => ({
  tariff: 'goo-place-day',
  validFrom,
  validUntil: null,
  amountEur: amount(amountEur),
});

function texts(figures: Figures | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures ?? {}).map(([name, value]: [string, Amount]) => [name, amountText(value)]),
  );
}

const figures = (realCost: string, entitlement: string, gap: string, quantityWithoutTariff = '0.00'): object => ({
  realCost,
  entitlement,
  gap,
  quantityWithoutTariff,
});

// ten places in October 2025: 310 × 44.00 = 13,640.00, at a real cost of 17,000.00
const tenPlaces = segment({
  quantity: amount(310),
  tariffEur: amount('44.00'),
  entitlementEur: amount('13640.00'),
  realCostEur: amount('17000.00'),
});

describe('a scenario beside the baseline', () => {
  it('lays a tariff over place-days: 15 × 10 × 44.00 + 16 × 10 × 55.00 = 15,400.00', () => {
    const [result] = runScenario([tenPlaces], scenario({ tariffs: [gooTariff('2025-10-16', '55.00')] }));
    expect(result).toMatchObject({ municipalityCode: 'GM0177', year: 2025, component: 'goo' });
    expect(texts(result?.baseline)).toEqual(figures('17000.00', '13640.00', '3360.00'));
    expect(texts(result?.scenario)).toEqual(figures('17000.00', '15400.00', '1600.00'));
    expect(texts(result?.difference)).toEqual(figures('0.00', '1760.00', '-1760.00'));
  });

  it('raises numbers and prices: cost 17,000.00 × 1.1 × 1.05, entitlement 310 × 1.1 × 44.00', () => {
    const indices = { volumeIndex: index(2025, '1.1'), costIndex: index(2025, '1.05') };
    const [result] = runScenario([tenPlaces], scenario(indices));
    expect(texts(result?.scenario)).toEqual(figures('19635.00', '15004.00', '4631.00'));
  });

  it('lets the entitlement follow the real cost on basis actual, less the deduction: 1,000.00 × 1.1 − 5.00', () => {
    const actual = segment({
      basis: 'actual',
      quantity: amount(310),
      entitlementEur: amount('995.00'),
      realCostEur: amount('1000.00'),
    });
    const both = { costIndex: index(2025, '1.1'), tariffs: [gooTariff('2025-01-01', '99.00')] };
    const [result] = runScenario([actual], scenario(both));
    expect(texts(result?.scenario)).toEqual(figures('1100.00', '1095.00', '5.00'));
  });

  it('keeps a deduction as it is where the norm is paid: 13,640.00 − 40.00 and 310 × 55.00 − 40.00', () => {
    const deducted = segment({ entitlementEur: amount('-40.00') });
    const whole = scenario({ tariffs: [gooTariff('2025-10-01', '55.00')], volumeIndex: index(2025, '2') });
    const apart = runScenario([tenPlaces, deducted], whole);
    const together = runScenario([{ ...tenPlaces, entitlementEur: amount('13600.00') }], whole);
    // 310 × 2 × 55.00 − 40.00 = 34,060.00; 17,000.00 × 2
    expect(apart.map((one) => texts(one.scenario))).toEqual([figures('34000.00', '34060.00', '-60.00')]);
    expect(together.map((one) => texts(one.scenario))).toEqual(apart.map((one) => texts(one.scenario)));
  });

  it.each([
    // 100.00 × 1.2 × 1.1 = 132.00; a norm is paid for 2 × 1.2 person-months: 2.4 × 48.00 = 115.20
    ['poo-norm', '48.00', '96.00', figures('132.00', '115.20', '16.80')],
    // the real cost is paid, whatever it is
    ['allowance', null, '100.00', figures('132.00', '132.00', '0.00')],
    // what was granted stays; buildings cost no more for more people: 100.00 × 1.1
    ['transition', null, '90.00', figures('110.00', '90.00', '20.00')],
    ['care', null, '90.00', figures('132.00', '90.00', '42.00')],
    ['own', null, '0.00', figures('132.00', '0.00', '132.00')],
  ] as const)('volume 1.2 and cost 1.1 on component %s', (component, tariff, entitlement, expected) => {
    const one = segment({
      component,
      quantity: amount(tariff === null ? 0 : 2),
      tariffEur: tariff === null ? null : amount(tariff),
      entitlementEur: amount(entitlement),
      realCostEur: amount('100.00'),
    });
    const indices = { volumeIndex: index(2025, '1.2'), costIndex: index(2025, '1.1') };
    expect(runScenario([one], scenario(indices)).map((result) => texts(result.scenario))).toEqual([expected]);
  });

  it('shows what no tariff is set for, until the scenario sets one: 15 × 10 stay, 16 × 10 × 44.00', () => {
    const unpriced = segment({ quantity: amount(310) });
    const [result] = runScenario([unpriced], scenario({ tariffs: [gooTariff('2025-10-16', '44.00')] }));
    expect(texts(result?.baseline)).toEqual(figures('0.00', '0.00', '0.00', '310.00'));
    expect(texts(result?.scenario)).toEqual(figures('0.00', '7040.00', '-7040.00', '150.00'));
    expect(texts(result?.difference)).toEqual(figures('0.00', '7040.00', '-7040.00', '-160.00'));
  });

  it('does not miss a tariff where none would be paid', () => {
    const counted = segment({ basis: 'actual', quantity: amount(310) });
    expect(texts(runScenario([counted], scenario({}))[0]?.baseline)).toEqual(figures('0.00', '0.00', '0.00'));
  });

  it('treats each month of a year by its own days: 1,000.00 before, 150.00 + 160.00 × 2 within, 100.00 × 2 after', () => {
    const cost = (from: string, until: string, eur: string): BaselineSegment =>
      segment({ component: 'own', period: { from, until }, realCostEur: amount(eur) });
    const months = [
      cost('2025-09-01', '2025-10-01', '1000.00'),
      cost('2025-10-01', '2025-11-01', '310.00'),
      cost('2025-11-01', '2025-12-01', '60.00'),
      cost('2025-12-01', '2026-01-01', '40.00'),
    ];
    const [result] = runScenario(months, scenario({ from: '2025-10-16', costIndex: index(2025, '2') }));
    expect(texts(result?.baseline)).toEqual(figures('1410.00', '0.00', '1410.00'));
    expect(texts(result?.scenario)).toEqual(figures('1670.00', '0.00', '1670.00'));
  });

  it('gives a result for each municipality, year and component, in the order of the baseline', () => {
    const results = runScenario(
      [
        tenPlaces,
        segment({ municipalityCode: 'GM0034' }),
        segment({ component: 'own' }),
        segment({ period: { from: '2026-01-01', until: '2026-02-01' } }),
        segment({ period: { from: '2025-11-01', until: '2025-12-01' } }),
      ],
      scenario({}),
    );
    expect(results.map((one) => [one.municipalityCode, one.year, one.component])).toEqual([
      ['GM0177', 2025, 'goo'],
      ['GM0034', 2025, 'goo'],
      ['GM0177', 2025, 'own'],
      ['GM0177', 2026, 'goo'],
    ]);
  });

  it('is nothing over nothing', () => {
    expect(runScenario([], scenario({}))).toEqual([]);
  });
});
