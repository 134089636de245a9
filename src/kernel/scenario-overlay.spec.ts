import { describe, expect, it } from '@jest/globals';
import { amount, amountText } from './money.js';
import { costFactor, scenarioEffects, weighted, weightOf } from './scenario-overlay.js';
import type { Scenario, TariffOverlay } from './scenario-overlay.js';
import { COMPONENTS } from './scheme.js';
import type { TariffCode } from './tariff-schedule.js';

const october = { from: '2025-10-01', until: '2025-11-01' };

function scenario(parts: Partial<Scenario>): Scenario {
  return { from: '2022-03-01', tariffs: [], volumeIndex: new Map(), costIndex: new Map(), ...parts };
}

function overlay(tariff: TariffCode, validFrom: string, validUntil: string | null, amountEur: string): TariffOverlay {
  return { tariff, validFrom, validUntil, amountEur: amount(amountEur) };
}

/** What 310 units of an October come to: those that keep their tariff, and the euro of the others. */
function of310(parts: Partial<Scenario>, component: 'goo' | 'poo-norm' = 'goo'): [string, string] {
  const { kept, overlaid } = scenarioEffects(scenario(parts))(october, component);
  return [amountText(weighted(amount(310), kept)), amountText(weighted(amount(310), overlaid))];
}

describe('tariffs laid over a month', () => {
  it.each<[string, string, string | null, [string, string]]>([
    ['on its last day', '2025-10-31', null, ['300.00', '550.00']], // 1 × 10 × 55.00
    ['on the day after it', '2025-11-01', null, ['310.00', '0.00']],
    ['on its first day', '2025-10-01', null, ['0.00', '17050.00']], // 31 × 10 × 55.00
    ['halfway', '2025-10-16', null, ['150.00', '8800.00']], // 16 × 10 × 55.00
    ['for one day', '2025-10-16', '2025-10-17', ['300.00', '550.00']],
    ['until its first day', '2025-09-01', '2025-10-01', ['310.00', '0.00']],
    ['until its second day', '2025-09-01', '2025-10-02', ['300.00', '550.00']],
  ])('cuts place-days by days: %s', (_, from, until, expected) => {
    expect(of310({ tariffs: [overlay('goo-place-day', from, until, '55.00')] })).toEqual(expected);
  });

  it('takes several in one month: 10 × 10 × 55.00 + 16 × 10 × 60.00 = 15,100.00, and 5 days keep their own', () => {
    const tariffs = [
      overlay('goo-place-day', '2025-10-16', null, '60.00'),
      overlay('goo-place-day', '2025-10-01', '2025-10-11', '55.00'),
    ];
    expect(of310({ tariffs })).toEqual(['50.00', '15100.00']);
  });

  it.each<[string, [string, string]]>([
    ['2025-09-30', ['0.00', '18600.00']], // 310 × 60.00
    ['2025-10-01', ['0.00', '18600.00']],
    ['2025-10-02', ['310.00', '0.00']],
  ])('goes by the first day of the month for person-months: from %s', (from, expected) => {
    expect(of310({ tariffs: [overlay('poo-person-month', from, null, '60.00')] }, 'poo-norm')).toEqual(expected);
  });

  it('leaves the other component alone', () => {
    const tariffs = [overlay('poo-person-month', '2025-01-01', null, '60.00')];
    expect(of310({ tariffs })).toEqual(['310.00', '0.00']);
  });

  it('does nothing before the scenario begins, though the tariff does', () => {
    const tariffs = [overlay('goo-place-day', '2025-01-01', null, '55.00')];
    expect(of310({ tariffs, from: '2025-10-16' })).toEqual(['150.00', '8800.00']);
    expect(of310({ tariffs, from: '2025-11-01' })).toEqual(['310.00', '0.00']);
  });
});

describe('indices', () => {
  it('work on the days from the scenario on: 150 + 160 × 1.5 = 390', () => {
    const volumeIndex = new Map([[2025, amount('1.5')]]);
    expect(of310({ volumeIndex, from: '2025-10-16' })).toEqual(['390.00', '0.00']);
    // a person-month of the month in which it begins is counted before it
    expect(of310({ volumeIndex, from: '2025-10-16' }, 'poo-norm')).toEqual(['310.00', '0.00']);
    expect(of310({ volumeIndex, from: '2025-10-01' }, 'poo-norm')).toEqual(['465.00', '0.00']);
  });

  it('work on what a tariff is laid over too: 310 × 1.5 × 55.00', () => {
    const tariffs = [overlay('goo-place-day', '2025-10-01', null, '55.00')];
    expect(of310({ tariffs, volumeIndex: new Map([[2025, amount('1.5')]]) })).toEqual(['0.00', '25575.00']);
  });

  it.each([
    ['2025-10-01', '620.00'], // 310.00 × 2
    ['2025-10-16', '470.00'], // 150.00 + 160.00 × 2
    ['2025-10-31', '320.00'], // 300.00 + 10.00 × 2
    ['2025-11-01', '310.00'],
  ])('cut the costs of a month by days, whatever the component: from %s', (from, expected) => {
    const effectOn = scenarioEffects(scenario({ from, costIndex: new Map([[2025, amount(2)]]) }));
    for (const component of COMPONENTS) {
      expect(amountText(weighted(amount(310), effectOn(october, component).cost))).toBe(expected);
    }
  });

  it('raise costs by volume and price, but transition by price alone: 1.2 × 1.1', () => {
    const factors = COMPONENTS.map((one) => [one, amountText(costFactor(one, amount('1.2'), amount('1.1')))]);
    expect(Object.fromEntries(factors)).toEqual({
      goo: '1.32',
      allowance: '1.32',
      'poo-norm': '1.32',
      transition: '1.10',
      care: '1.32',
      own: '1.32',
    });
  });
});

describe('weights', () => {
  it('are in the lowest terms: 10 × 2 + 20 × 1 over 30 days is 4/3', () => {
    const weight = weightOf(30, [
      { days: 10, factor: amount(2) },
      { days: 20, factor: amount(1) },
    ]);
    expect([weight.numerator, weight.denominator].map((value) => value.toFixed())).toEqual(['4', '3']);
    expect(weighted(amount('99.99'), weight).toFixed()).toBe('133.32');
  });

  it('give whole months of unequal length one effect, and a month that is cut its own', () => {
    const effectOn = scenarioEffects(scenario({ from: '2025-03-16', costIndex: new Map([[2025, amount('1.1')]]) }));
    const keyOf = (from: string, until: string): string => effectOn({ from, until }, 'goo').key;
    expect(keyOf('2025-01-01', '2025-02-01')).toBe(keyOf('2025-02-01', '2025-03-01'));
    expect(keyOf('2025-04-01', '2025-05-01')).toBe(keyOf('2025-05-01', '2025-06-01'));
    const months = [
      keyOf('2025-02-01', '2025-03-01'),
      keyOf('2025-03-01', '2025-04-01'),
      keyOf('2025-04-01', '2025-05-01'),
    ];
    expect(new Set(months).size).toBe(3);
  });
});

describe('refusals', () => {
  const first = overlay('goo-place-day', '2026-01-01', '2026-07-01', '55.00');

  it.each([
    ['2026-06-30', null],
    ['2026-01-01', '2026-01-02'],
    ['2025-01-01', '2026-01-02'],
    ['2025-01-01', null],
  ])('refuses two amounts on a day: from %s until %s', (from, until) => {
    expect(() => scenarioEffects(scenario({ tariffs: [first, overlay('goo-place-day', from, until, '60')] }))).toThrow(
      `goo-place-day: two amounts, from 2026-01-01 and from ${from}, share a day`,
    );
  });

  it.each([
    ['2026-07-01', null],
    ['2025-01-01', '2026-01-01'],
  ])('takes neighbours: from %s until %s', (from, until) => {
    const neighbour = overlay('goo-place-day', from, until, '60');
    expect(() => scenarioEffects(scenario({ tariffs: [first, neighbour] }))).not.toThrow();
  });

  it('takes the other tariff on the same days', () => {
    const other = overlay('poo-person-month', '2026-01-01', null, '60');
    expect(() => scenarioEffects(scenario({ tariffs: [first, other] }))).not.toThrow();
  });

  it('refuses a tariff that holds on no day', () => {
    const none = overlay('goo-place-day', '2026-01-01', '2026-01-01', '60');
    expect(() => scenarioEffects(scenario({ tariffs: [none] }))).toThrow(
      'goo-place-day from 2026-01-01 holds on no day: until 2026-01-01',
    );
  });

  it('refuses what is below zero, and takes zero', () => {
    const tariffs = [overlay('goo-place-day', '2026-01-01', null, '-0.01')];
    expect(() => scenarioEffects(scenario({ tariffs }))).toThrow('goo-place-day from 2026-01-01 is below zero: -0.01');
    const below = new Map([[2026, amount('-0.01')]]);
    expect(() => scenarioEffects(scenario({ volumeIndex: below }))).toThrow('the index of 2026 is below zero: -0.01');
    expect(() => scenarioEffects(scenario({ costIndex: below }))).toThrow('the index of 2026 is below zero: -0.01');
    expect(of310({ volumeIndex: new Map([[2025, amount(0)]]) })).toEqual(['0.00', '0.00']);
    expect(of310({ tariffs: [overlay('goo-place-day', '2025-01-01', null, '0')] })).toEqual(['0.00', '0.00']);
  });

  it.each([
    ['2025-10-01', '2025-10-01'],
    ['2025-10-02', '2025-10-01'],
    ['2025-10-31', '2025-11-02'],
    ['2025-12-01', '2026-01-02'],
  ])('refuses a period that is not days of one month: from %s until %s', (from, until) => {
    expect(() => scenarioEffects(scenario({}))({ from, until }, 'goo')).toThrow(
      `not days of one month: from ${from} until ${until}`,
    );
  });
});
