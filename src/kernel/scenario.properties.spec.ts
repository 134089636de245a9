import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { addDays, countDays } from './period.js';
import { runScenario } from './scenario.js';
import type { BaselineSegment, Figures, ScenarioResult } from './scenario.js';
import type { Scenario, TariffOverlay, YearIndex } from './scenario-overlay.js';
import { BASES, COMPONENTS } from './scheme.js';
import { TARIFF_CODES } from './tariff-schedule.js';

const FIGURES = ['realCost', 'entitlement', 'gap', 'quantityWithoutTariff'] as const;

/** Exact, as text: what is the same to the last digit, not to the cent. */
const exactly = (figures: Figures): string[] => FIGURES.map((figure) => figures[figure].plus(ZERO).toFixed());
const NOTHING = ['0', '0', '0', '0'];

const total = (results: readonly (ScenarioResult | undefined)[]): string[] =>
  FIGURES.map((figure) => sum(results.map((one) => one?.difference[figure] ?? ZERO)).toFixed());

describe('what holds for every baseline', () => {
  const YEARS = [2024, 2025, 2026, 2028];
  const months = fc
    .record({ year: fc.constantFrom(...YEARS), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => ({
      from: new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10),
      until: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    }));
  const days = fc.integer({ min: -40, max: 2_000 }).map((day) => addDays('2024-01-01', day));
  const cents = fc.integer({ min: -5_000_000, max: 50_000_000 }).map((value) => amount(value).div(100));
  const tariffs = fc.integer({ min: 0, max: 12_000 }).map((value) => amount(value).div(100));
  const factors = fc.integer({ min: 0, max: 3_000 }).map((value) => amount(value).div(1_000));

  const segments: fc.Arbitrary<BaselineSegment> = fc
    .record({
      municipalityCode: fc.constantFrom('GM0177', 'GM0034', 'GM0014'),
      period: months,
      component: fc.constantFrom(...COMPONENTS),
      basis: fc.constantFrom(...BASES),
      places: fc.integer({ min: 0, max: 900 }),
      tariffEur: fc.option(tariffs),
      other: cents,
      realCostEur: cents,
    })
    .map(({ places, other, ...one }) => {
      const quantity = amount(places).times(countDays(one.period));
      return { ...one, quantity, entitlementEur: other.plus(one.tariffEur?.times(quantity) ?? ZERO) };
    });
  const baselines = fc.array(segments, { maxLength: 30 });

  const indicesOf = (years: readonly number[]): fc.Arbitrary<YearIndex> =>
    fc.array(fc.tuple(fc.constantFrom(...years), factors), { maxLength: 4 }).map((pairs) => new Map(pairs));
  const overlaysOf = (years: readonly number[]): fc.Arbitrary<TariffOverlay[]> =>
    fc
      .uniqueArray(
        fc.record({
          tariff: fc.constantFrom(...TARIFF_CODES),
          year: fc.constantFrom(...years),
          day: fc.integer({ min: 1, max: 28 }).map((day) => `-03-${String(day).padStart(2, '0')}`),
          amountEur: tariffs,
        }),
        { maxLength: 4, selector: ({ tariff, year }) => `${tariff} ${year}` },
      )
      .map((overlays) =>
        overlays.map(({ tariff, year, day, amountEur }) => ({
          tariff,
          validFrom: `${year}${day}`,
          validUntil: `${year + 1}-01-01`,
          amountEur,
        })),
      );
  const scenariosOf = (years: readonly number[]): fc.Arbitrary<Scenario> =>
    fc.record({
      from: fc.constant('2024-01-01'),
      tariffs: overlaysOf(years),
      volumeIndex: indicesOf(years),
      costIndex: indicesOf(years),
    });

  const scenario = (parts: Partial<Scenario>): Scenario => ({
    from: '2024-01-01',
    tariffs: [],
    volumeIndex: new Map(),
    costIndex: new Map(),
    ...parts,
  });

  it('is exactly nothing for an empty scenario, and for indices of 1', () => {
    const ones: YearIndex = new Map(YEARS.map((year) => [year, amount('1.000')]));
    fc.assert(
      fc.property(baselines, days, (baseline, from) => {
        for (const one of [scenario({ from }), scenario({ from, volumeIndex: ones, costIndex: ones })]) {
          for (const { difference } of runScenario(baseline, one)) expect(exactly(difference)).toEqual(NOTHING);
        }
      }),
    );
  });

  it('is exactly nothing where the tariff laid over is the tariff that was posted', () => {
    fc.assert(
      fc.property(baselines, tariffs, days, (baseline, tariffEur, from) => {
        const posted = baseline.map((one) => ({ ...one, tariffEur }));
        const same = TARIFF_CODES.map((tariff) => ({
          tariff,
          validFrom: '2022-03-01',
          validUntil: null,
          amountEur: tariffEur,
        }));
        const results = runScenario(posted, scenario({ from, tariffs: same }));
        for (const { difference } of results) expect(exactly(difference)).toEqual(NOTHING);
      }),
    );
  });

  it('changes nothing before the day it begins', () => {
    fc.assert(
      fc.property(baselines, scenariosOf(YEARS), days, (baseline, one, from) => {
        const before = baseline.filter(({ period }) => period.until <= from);
        for (const { difference } of runScenario(before, { ...one, from })) {
          expect(exactly(difference)).toEqual(NOTHING);
        }
      }),
    );
  });

  it('adds up over municipalities', () => {
    fc.assert(
      fc.property(baselines, scenariosOf(YEARS), (baseline, one) => {
        const codes = [...new Set(baseline.map(({ municipalityCode }) => municipalityCode))];
        const apart = codes.flatMap((code) =>
          runScenario(
            baseline.filter(({ municipalityCode }) => municipalityCode === code),
            one,
          ),
        );
        const asOne = runScenario(
          baseline.map((part) => ({ ...part, municipalityCode: 'NL' })),
          one,
        );
        expect(total(apart)).toEqual(total(asOne));
      }),
    );
  });

  it('does not depend on how the days of a month are cut into segments', () => {
    fc.assert(
      fc.property(segments, scenariosOf(YEARS), fc.integer({ min: 1, max: 27 }), (daily, laidOver, day) => {
        // person-months are counted once a month: only the days of place-days and costs can be cut
        fc.pre(daily.component !== 'poo-norm');
        const over = (from: string, until: string): BaselineSegment => {
          const period = { from, until };
          const times = (value: Amount): Amount => value.times(countDays(period));
          return {
            ...daily,
            period,
            quantity: times(daily.quantity),
            entitlementEur: times(daily.entitlementEur),
            realCostEur: times(daily.realCostEur),
          };
        };
        const { from, until } = daily.period;
        const cut = addDays(from, day);
        expect(total(runScenario([over(from, cut), over(cut, until)], laidOver))).toEqual(
          total(runScenario([over(from, until)], laidOver)),
        );
      }),
    );
  });

  it('adds up over scenarios that touch different years', () => {
    fc.assert(
      fc.property(baselines, scenariosOf([2024, 2026]), scenariosOf([2025, 2028]), (baseline, a, b) => {
        const both = scenario({
          tariffs: [...a.tariffs, ...b.tariffs],
          volumeIndex: new Map([...a.volumeIndex, ...b.volumeIndex]),
          costIndex: new Map([...a.costIndex, ...b.costIndex]),
        });
        const ofA = runScenario(baseline, a);
        const ofB = runScenario(baseline, b);
        for (const [place, together] of runScenario(baseline, both).entries()) {
          expect(total([together])).toEqual(total([ofA[place], ofB[place]]));
        }
      }),
    );
  });
});
