import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { carryForward, outlook } from './outlook.js';
import type { OutlookAssumptions, OutlookFigures } from './outlook.js';
import { countDays } from './period.js';
import { runScenario } from './scenario.js';
import type { BaselineSegment } from './scenario.js';
import type { YearIndex } from './scenario-overlay.js';
import { BASES, COMPONENTS } from './scheme.js';
import { tariffSchedule } from './tariff-schedule.js';
import type { TariffCode, TariffSchedule } from './tariff-schedule.js';

interface Tariffs {
  readonly goo: Amount;
  readonly 'poo-norm': Amount;
}

/** One amount for ever. */
function schedule(tariff: TariffCode, amountEur: Amount): TariffSchedule {
  const only = {
    id: tariff,
    tariff,
    validFrom: '2024-01-01',
    validUntil: null,
    amountEur,
    confirmedUntil: '2025-12-31',
  };
  return tariffSchedule(tariff, [only]);
}

function assumptions(baseYear: number, tariffOf: Tariffs, volume: Amount, cost: Amount): OutlookAssumptions {
  const everyYear = (factor: Amount): YearIndex =>
    new Map([2025, 2026, 2027, 2028, 2029, 2030].map((year) => [year, factor]));
  return {
    baseYear,
    throughYear: 2030,
    volumeIndex: everyYear(volume),
    costIndex: everyYear(cost),
    tariffs: {
      gooPlaceDay: schedule('goo-place-day', tariffOf.goo),
      pooPersonMonth: schedule('poo-person-month', tariffOf['poo-norm']),
    },
  };
}

/** What the State pays for each unit, if a norm is what it pays. */
function tariffPaid({ component, basis }: Pick<BaselineSegment, 'component' | 'basis'>, of: Tariffs): Amount | null {
  if (component === 'poo-norm') return of[component];
  return component === 'goo' && basis === 'norm' ? of[component] : null;
}

describe('what holds for every base year', () => {
  const cents = fc.integer({ min: -5_000_000, max: 50_000_000 }).map((value) => amount(value).div(100));
  const baseOf = (year: number, tariffOf: Tariffs): fc.Arbitrary<BaselineSegment[]> =>
    fc.array(
      fc
        .record({
          municipalityCode: fc.constantFrom('GM0177', 'GM0034'),
          month: fc.integer({ min: 1, max: 12 }),
          component: fc.constantFrom(...COMPONENTS),
          basis: fc.constantFrom(...BASES),
          places: fc.integer({ min: 0, max: 900 }),
          other: cents,
          realCostEur: cents,
        })
        .map(({ month, places, other, ...one }) => {
          const day = (later: number): string =>
            new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10);
          const period = { from: day(0), until: day(1) };
          const quantity = amount(places).times(countDays(period));
          const tariffEur = tariffPaid(one, tariffOf);
          return {
            ...one,
            period,
            quantity,
            tariffEur,
            entitlementEur: other.plus(tariffEur?.times(quantity) ?? ZERO),
          };
        }),
      { maxLength: 30 },
    );

  const FIGURES = ['realCost', 'entitlement', 'gap'] as const;
  const exactly = (figures: OutlookFigures): string[] => FIGURES.map((figure) => figures[figure].toFixed());

  const factors = fc.integer({ min: 0, max: 3_000 }).map((value) => amount(value).div(1_000));
  const of2025 = { goo: amount('44.00'), 'poo-norm': amount('48.00') };

  it.each([
    [2025, [2026, 2027, 2029, 2030], of2025],
    [2024, [2028], { goo: amount('61.00'), 'poo-norm': amount('92.00') }],
  ])('with indices of 1 and the tariff of %i, years of equal length are the base year', (baseYear, equal, tariffOf) => {
    fc.assert(
      fc.property(baseOf(baseYear, tariffOf), (base) => {
        const { baseYear: posted, years } = outlook(base, assumptions(baseYear, tariffOf, amount(1), amount(1)));
        for (const one of years.filter(({ year }) => equal.includes(year))) {
          expect(exactly(one)).toEqual(exactly(posted));
        }
      }),
    );
  });

  it('adds up: cumulative is the sum of the years, and a gap is cost less entitlement', () => {
    fc.assert(
      fc.property(baseOf(2025, of2025), factors, factors, (base, volume, cost) => {
        const chosen = assumptions(2025, of2025, volume, cost);
        const { years } = outlook(base, chosen);
        for (const [place, { cumulative, ...year }] of years.entries()) {
          const until = years.slice(0, place + 1);
          expect(exactly(cumulative)).toEqual(FIGURES.map((one) => sum(until.map((each) => each[one])).toFixed()));
          expect(year.gap.toFixed()).toBe(year.realCost.minus(year.entitlement).toFixed());
        }
      }),
    );
  });

  it('is the sum of what is carried for each municipality, which an empty scenario leaves as it is', () => {
    const nothing = { from: '2026-01-01', tariffs: [], volumeIndex: new Map(), costIndex: new Map() };
    fc.assert(
      fc.property(baseOf(2025, of2025), factors, factors, (base, volume, cost) => {
        const chosen = assumptions(2025, of2025, volume, cost);
        const results = runScenario(carryForward(base, chosen), nothing);
        // a leap year divides 29 days by 28, which has no end
        for (const year of outlook(base, chosen).years.filter(({ year }) => year !== 2028)) {
          const ofYear = results.filter((result) => result.year === year.year);
          for (const side of ['baseline', 'scenario'] as const) {
            expect(exactly(year)).toEqual(
              FIGURES.map((figure) => sum(ofYear.map((result) => result[side][figure])).toFixed()),
            );
          }
        }
      }),
    );
  });
});
