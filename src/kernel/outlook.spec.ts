import { describe, expect, it } from '@jest/globals';
import { amount, amountText, ZERO } from './money.js';
import { carryForward, outlook } from './outlook.js';
import type { CarriedSegment, OutlookAssumptions, OutlookFigures } from './outlook.js';
import type { BaselineSegment } from './scenario.js';
import type { YearIndex } from './scenario-overlay.js';
import { tariffSchedule } from './tariff-schedule.js';
import type { Tariff, TariffCode, TariffSchedule } from './tariff-schedule.js';

function schedule(tariff: TariffCode, ...rows: readonly [string, string | null, string, string?][]): TariffSchedule {
  return tariffSchedule(
    tariff,
    rows.map(([validFrom, validUntil, amountEur, confirmedUntil = '2025-12-31']): Tariff => ({
      id: validFrom,
      tariff,
      validFrom,
      validUntil,
      amountEur: amount(amountEur),
      confirmedUntil,
    })),
  );
}

const TARIFFS = {
  gooPlaceDay: schedule('goo-place-day', ['2024-01-01', '2025-01-01', '61.00'], ['2025-01-01', null, '44.00']),
  pooPersonMonth: schedule('poo-person-month', ['2024-01-01', '2025-01-01', '92.00'], ['2025-01-01', null, '48.00']),
};

const everyYear = (factor: string): YearIndex =>
  new Map([2025, 2026, 2027, 2028, 2029, 2030].map((year) => [year, amount(factor)]));

const assumptions = (parts: Partial<OutlookAssumptions>): OutlookAssumptions => ({
  baseYear: 2025,
  throughYear: 2030,
  volumeIndex: everyYear('1'),
  costIndex: everyYear('1'),
  tariffs: TARIFFS,
  ...parts,
});

function segment(parts: Partial<BaselineSegment>): BaselineSegment {
  return {
    municipalityCode: 'GM0177',
    period: { from: '2025-10-01', until: '2025-11-01' },
    component: 'goo',
    basis: 'norm',
    quantity: ZERO,
    tariffEur: null,
    entitlementEur: ZERO,
    realCostEur: ZERO,
    ...parts,
  };
}

const FEBRUARY = { from: '2025-02-01', until: '2025-03-01' };

// ten places in February 2025: 280 × 44.00 = 12,320.00, at 50.00 a place a day
const tenPlaces = segment({
  period: FEBRUARY,
  quantity: amount(280),
  tariffEur: amount('44.00'),
  entitlementEur: amount('12320.00'),
  realCostEur: amount('14000.00'),
});

const texts = ({ realCost, entitlement, gap }: OutlookFigures): string[] =>
  [realCost, entitlement, gap].map((value) => amountText(value));

const carriedTo = (
  year: number,
  base: readonly BaselineSegment[],
  parts: Partial<OutlookAssumptions>,
): CarriedSegment[] =>
  carryForward(base, assumptions(parts)).filter(({ period }) => period.from.startsWith(String(year)));

const rows = (segments: readonly CarriedSegment[]): string[][] =>
  segments.map(({ period, quantity, tariffEur, entitlementEur, realCostEur, certainty }) => [
    period.from,
    period.until,
    amountText(quantity),
    tariffEur ? amountText(tariffEur) : '-',
    amountText(entitlementEur),
    amountText(realCostEur),
    certainty,
  ]);

describe('a month carried to a later year', () => {
  it.each([
    // 28 days again
    [2027, ['2027-02-01', '2027-03-01', '280.00', '44.00', '12320.00', '14000.00', 'provisional']],
    // a leap year: 10 × 29 = 290, × 44.00 and × 50.00
    [2028, ['2028-02-01', '2028-03-01', '290.00', '44.00', '12760.00', '14500.00', 'provisional']],
  ])('places stay, and so does what a place costs a day: February %i', (year, expected) => {
    expect(rows(carriedTo(year, [tenPlaces], {}))).toEqual([expected]);
  });

  it('loses the leap day again: 290 × 28 / 29 = 280', () => {
    const period = { from: '2024-02-01', until: '2024-03-01' };
    const leap = segment({ period, quantity: amount(290), realCostEur: amount('14500.00') });
    expect(rows(carriedTo(2025, [leap], { baseYear: 2024 }))).toEqual([
      ['2025-02-01', '2025-03-01', '280.00', '44.00', '12320.00', '14000.00', 'final'],
    ]);
  });

  it('carries by the month what is counted by the month: 7 × 48.00 in the leap year too', () => {
    const persons = segment({
      period: FEBRUARY,
      component: 'poo-norm',
      quantity: amount(7),
      tariffEur: amount('48.00'),
      entitlementEur: amount('336.00'),
      realCostEur: amount('400.00'),
    });
    expect(rows(carriedTo(2028, [persons], {}))).toEqual([
      ['2028-02-01', '2028-03-01', '7.00', '48.00', '336.00', '400.00', 'provisional'],
    ]);
  });

  it('takes the tariffs of the later year, cut by days: 10 × 14 × 44.00 and 10 × 17 × 55.00 in October 2026', () => {
    const gooPlaceDay = schedule(
      'goo-place-day',
      ['2025-01-01', '2026-10-15', '44.00'],
      ['2026-10-15', null, '55.00', '2026-12-31'],
    );
    const october = segment({
      quantity: amount(310),
      realCostEur: amount('3100.00'),
      entitlementEur: amount('-31.00'),
    });
    const tariffs = { ...TARIFFS, gooPlaceDay };
    // own contributions of 31.00 lie over the days as the costs do: 6,160.00 − 14.00 and 9,350.00 − 17.00
    expect(rows(carriedTo(2026, [october], { tariffs }))).toEqual([
      ['2026-10-01', '2026-10-15', '140.00', '44.00', '6146.00', '1400.00', 'provisional'],
      ['2026-10-15', '2026-11-01', '170.00', '55.00', '9333.00', '1700.00', 'final'],
    ]);
  });

  it.each([
    ['2026-09-30', '55.00'],
    ['2026-10-01', '55.00'],
    ['2026-10-02', '48.00'],
  ])('takes the tariff of the first day for person-months: from %s', (from, expected) => {
    const pooPersonMonth = schedule('poo-person-month', ['2025-01-01', from, '48.00'], [from, null, '55.00']);
    const persons = segment({ component: 'poo-norm', quantity: amount(7) });
    const carried = carriedTo(2026, [persons], { tariffs: { ...TARIFFS, pooPersonMonth } });
    expect(carried.map(({ tariffEur }) => tariffEur && amountText(tariffEur))).toEqual([expected]);
  });

  it.each([
    // 100.00 × 1.2 × 1.1 = 132.00; granted or deducted amounts come back as they were
    ['goo', 'actual', '95.00', ['127.00', '132.00']],
    ['allowance', 'norm', '100.00', ['132.00', '132.00']],
    ['transition', 'norm', '90.00', ['90.00', '110.00']],
    ['care', 'norm', '90.00', ['90.00', '132.00']],
    ['own', 'norm', '0.00', ['0.00', '132.00']],
  ] as const)('pays component %s on basis %s as it is paid', (component, basis, entitlement, expected) => {
    const one = segment({ component, basis, entitlementEur: amount(entitlement), realCostEur: amount('100.00') });
    const indices = { volumeIndex: everyYear('1.2'), costIndex: everyYear('1.1') };
    const carried = carriedTo(2026, [one], indices);
    expect(carried.map((year) => [amountText(year.entitlementEur), amountText(year.realCostEur)])).toEqual([expected]);
    expect(carried.map(({ certainty }) => certainty)).toEqual(['final']);
  });

  it('counts place-days on basis actual without looking for a tariff', () => {
    const counted = segment({ basis: 'actual', quantity: amount(310) });
    const [carried] = carriedTo(2026, [counted], { volumeIndex: everyYear('1.1') });
    expect(carried).toMatchObject({ tariffEur: null, certainty: 'final' });
    expect(carried && amountText(carried.quantity)).toBe('341.00');
  });

  it('puts together what is alike in a month, and keeps municipalities apart', () => {
    const half = segment({ quantity: amount(150), tariffEur: amount('44.00'), entitlementEur: amount('6600.00') });
    const base = [half, half, { ...half, municipalityCode: 'GM0034' }, { ...half, basis: 'actual' as const }];
    const carried = carriedTo(2026, base, {});
    expect(carried.map((one) => [one.municipalityCode, one.basis, amountText(one.quantity)])).toEqual([
      ['GM0177', 'norm', '300.00'],
      ['GM0034', 'norm', '150.00'],
      ['GM0177', 'actual', '150.00'],
    ]);
  });
});

describe('an outlook', () => {
  it('carries cost and entitlement year by year, and adds them up', () => {
    const granted = segment({ component: 'care', entitlementEur: amount('90.00'), realCostEur: amount('100.00') });
    const costIndex: YearIndex = new Map([
      [2026, amount('1.1')],
      [2027, amount('1.2')],
    ]);
    const { baseYear, years } = outlook([granted], assumptions({ throughYear: 2027, costIndex }));
    expect(texts(baseYear)).toEqual(['100.00', '90.00', '10.00']);
    expect(years.map((one) => [one.year, texts(one), texts(one.cumulative)])).toEqual([
      [2026, ['110.00', '90.00', '20.00'], ['110.00', '90.00', '20.00']],
      [2027, ['120.00', '90.00', '30.00'], ['230.00', '180.00', '50.00']],
    ]);
  });

  it('says how sure the tariffs are, and what none is set for', () => {
    const base = [
      tenPlaces,
      segment({ component: 'poo-norm', quantity: amount(7) }),
      // costs alone need no tariff
      segment({ period: { from: '2025-12-01', until: '2026-01-01' }, realCostEur: amount('1.00') }),
    ];
    const tariffs = {
      gooPlaceDay: schedule('goo-place-day', ['2026-01-01', '2028-02-11', '44.00', '2026-02-28']),
      pooPersonMonth: schedule('poo-person-month', ['2026-01-01', '2028-01-01', '48.00', '2026-12-31']),
    };
    const { years } = outlook(base, assumptions({ tariffs, throughYear: 2028 }));
    expect(
      years.map(({ certainty, withoutTariff: { placeDays, personMonths } }) => [
        certainty,
        amountText(placeDays),
        amountText(personMonths),
      ]),
    ).toEqual([
      ['final', '0.00', '0.00'],
      ['provisional', '0.00', '0.00'],
      ['no-tariff', '190.00', '7.00'], // 19 of 29 days × 10 places
    ]);
  });

  it('reaches to 2030', () => {
    expect(outlook([tenPlaces], assumptions({ throughYear: 2030 })).years).toHaveLength(5);
    expect(() => outlook([tenPlaces], assumptions({ throughYear: 2031 }))).toThrow(
      'an outlook from 2025 reaches to 2030, not to 2031',
    );
    for (const throughYear of [2024, 2025]) {
      expect(() => carryForward([tenPlaces], assumptions({ throughYear }))).toThrow(
        `an outlook from 2025 reaches to 2030, not to ${throughYear}`,
      );
    }
  });

  it.each([
    ['volume', { volumeIndex: new Map([[2026, amount(1)]]) }],
    ['cost', { costIndex: new Map([[2026, amount(1)]]) }],
  ])('wants a %s index for every year', (name, parts) => {
    expect(outlook([tenPlaces], assumptions({ ...parts, throughYear: 2026 })).years).toHaveLength(1);
    expect(() => outlook([tenPlaces], assumptions({ ...parts, throughYear: 2027 }))).toThrow(
      `no ${name} index for 2027`,
    );
  });

  it('refuses an index below zero and a segment of another year', () => {
    expect(() => outlook([tenPlaces], assumptions({ costIndex: everyYear('-0.1') }))).toThrow('below zero');
    const other = segment({ period: { from: '2026-01-01', until: '2026-02-01' } });
    expect(() => outlook([tenPlaces, other], assumptions({}))).toThrow('not in base year 2025: 2026-01-01');
  });
});
