import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costCoveringTariffs, outcomeAt, tariffCovering } from './cost-covering-tariff.js';
import type { CoverageUnit, GooYear, TariffOutcome } from './cost-covering-tariff.js';
import { amount, amountText, sum } from './money.js';

/** "code realCost deduction placeDays entitlement". */
function years(...lines: string[]): GooYear[] {
  return lines.map((line) => {
    const [municipalityCode = '', realCost = '', deduction = '', placeDays = '', entitlement = ''] = line.split(' ');
    return {
      municipalityCode,
      realCostEur: amount(realCost),
      deductionEur: amount(deduction),
      placeDays: amount(placeDays),
      entitlementEur: amount(entitlement),
    };
  });
}

/** Rates of 40.00, 44.001, 50.00 and 60.00, now paid 44.00 less the own contributions. */
const four = years(
  // (39 500.00 + 500.00) / 1 000; 44 × 1 000 − 500 = 43 500
  'GM0001 39500.00 500.00 1000 43500.00',
  // 44 001.00 / 1 000
  'GM0002 44001.00 0 1000 44000.00',
  // 150 000.00 / 3 000
  'GM0003 150000.00 0 3000 132000.00',
  // (295 000.00 + 5 000.00) / 5 000; 44 × 5 000 − 5 000 = 215 000
  'GM0004 295000.00 5000.00 5000 215000.00',
);

const shown = (outcome: TariffOutcome): string[] => [
  amountText(outcome.tariffEur),
  amountText(outcome.stateCostEur),
  amountText(outcome.changeEur),
  amountText(outcome.gaps.netGap),
];

describe('the cost-covering tariffs of a year', () => {
  const all = costCoveringTariffs(four);

  it('has a weighted mean', () => {
    // real cost 528 501.00 + own contributions 5 500.00 = 534 001.00; / 10 000 = 53.4001, in cents upwards 53.41
    expect(all.weightedMean?.rateEur.toString()).toBe('53.4001');
    // the State: 53.41 × 10 000 − 5 500 = 528 600.00; now 434 500.00; gap 528 501.00 − 528 600.00
    expect(all.weightedMean && shown(all.weightedMean)).toEqual(['53.41', '528600.00', '94100.00', '-99.00']);
    // shortfall GM0004: 300 000 − 267 050 = 32 950.00; surplus 13 410 + 9 409 + 10 230 = 33 049.00
    expect(all.weightedMean && amountText(all.weightedMean.gaps.shortfall)).toBe('32950.00');
    expect(all.weightedMean && amountText(all.weightedMean.gaps.surplus)).toBe('33049.00');
    expect(all.weightedMean?.gaps.municipalities).toEqual({ withShortfall: 1, withSurplus: 3, even: 0 });
    expect(all.weightedMean?.covered.municipalities).toBe(3);
    expect(all.weightedMean && amountText(all.weightedMean.covered.placeDays)).toBe('5000.00');
  });

  it('has quantiles over municipalities, whatever their place-days, each traced to one', () => {
    const spread = all.overMunicipalities;
    expect(
      spread &&
        [spread.p10, spread.p25, spread.median, spread.p75, spread.p90].map(
          ({ municipalityCode, rateEur, tariffEur }) =>
            `${municipalityCode} ${rateEur.toString()} ${amountText(tariffEur)}`,
        ),
    ).toEqual(['GM0001 40 40.00', 'GM0001 40 40.00', 'GM0002 44.001 44.01', 'GM0003 50 50.00', 'GM0004 60 60.00']);
    // 44.01 × 10 000 − 5 500 = 434 600.00; 434 600 − 434 500; 528 501 − 434 600
    expect(spread && shown(spread.median)).toEqual(['44.01', '434600.00', '100.00', '93901.00']);
  });

  it('shows those without place-days apart, and leaves them out', () => {
    const more = costCoveringTariffs([...four, ...years('GM0005 700.00 20.00 0 -20.00', 'GM0006 0 0 0 0')]);
    expect(more.weightedMean).toEqual(all.weightedMean);
    expect(more.overMunicipalities).toEqual(all.overMunicipalities);
    expect(more.counted).toEqual(all.counted);
    expect(all.counted.municipalityCodes).toEqual(['GM0001', 'GM0002', 'GM0003', 'GM0004']);
    expect(all.leftOut.municipalityCodes).toEqual([]);
    expect(more.leftOut.municipalityCodes).toEqual(['GM0005', 'GM0006']);
    const { realCostEur, deductionEur, entitlementEur, placeDays } = more.leftOut;
    expect([realCostEur, deductionEur, entitlementEur, placeDays].map(amountText)).toEqual([
      '700.00',
      '20.00',
      '-20.00',
      '0.00',
    ]);
  });

  it('has none where no municipality has place-days', () => {
    const none = costCoveringTariffs(years('GM0005 700.00 0 0 0'));
    expect(none.weightedMean).toBeNull();
    expect(none.overMunicipalities).toBeNull();
    expect(none.leftOut.municipalityCodes).toEqual(['GM0005']);
  });

  it('refuses place-days below zero', () => {
    expect(() => costCoveringTariffs(years('GM0001 1.00 0 -1 0'))).toThrow('GM0001 has place-days below zero');
  });
});

describe('the tariff that covers a share', () => {
  it.each<[string, CoverageUnit, string, string]>([
    // each of four municipalities is 0.25
    ['0.25', 'municipalities', '40.00', 'GM0001'],
    ['0.2501', 'municipalities', '44.01', 'GM0002'],
    ['0.5', 'municipalities', '44.01', 'GM0002'],
    ['0.75', 'municipalities', '50.00', 'GM0003'],
    ['0.7501', 'municipalities', '60.00', 'GM0004'],
    ['1', 'municipalities', '60.00', 'GM0004'],
    // place-days reach 0.1, 0.2, 0.5 and 1
    ['0.1', 'placeDays', '40.00', 'GM0001'],
    ['0.1001', 'placeDays', '44.01', 'GM0002'],
    ['0.5', 'placeDays', '50.00', 'GM0003'],
    ['0.5001', 'placeDays', '60.00', 'GM0004'],
  ])('%s of %s is %s, the rate of %s', (share, of, tariff, municipalityCode) => {
    const found = tariffCovering(four, amount(share), of);
    expect(found && amountText(found.tariffEur)).toBe(tariff);
    expect(found?.municipalityCode).toBe(municipalityCode);
  });

  it('reaches the share exactly, and not with a cent less', () => {
    const found = tariffCovering(four, amount('0.5'), 'municipalities');
    expect(found?.covered.municipalities).toBe(2);
    // 1 000 × 44.00 = 44 000.00 is 1.00 too little for GM0002
    const less = outcomeAt(four, amount('44.00'));
    expect(less.covered.municipalities).toBe(1);
    expect(amountText(less.covered.placeDays)).toBe('1000.00');
  });

  it('counts a municipality whose tariff is exactly its rate as covered', () => {
    // 3 000 × 50.00 = 150 000.00
    expect(outcomeAt(four, amount('50.00')).gaps.municipalities.even).toBe(1);
    expect(outcomeAt(four, amount('50.00')).covered.municipalities).toBe(3);
    expect(outcomeAt(four, amount('49.99')).covered.municipalities).toBe(2);
  });

  it('is null without place-days', () => {
    expect(tariffCovering(years('GM0005 700.00 0 0 0'), amount('0.5'), 'placeDays')).toBeNull();
  });

  it('refuses a share of nothing', () => {
    expect(() => tariffCovering(four, amount(0), 'placeDays')).toThrow('a share is above 0');
  });
});

describe('any tariff', () => {
  it('costs the State what the example says', () => {
    // 10 × 45.00 = 450.00; 450 − 400 = 50; 440 − 450 = −10
    expect(shown(outcomeAt(years('GM0001 440.00 0 10 400.00'), amount('45.00')))).toEqual([
      '45.00',
      '450.00',
      '50.00',
      '-10.00',
    ]);
  });

  it('can cost the State less than now', () => {
    // 44.00 as now, but GM0002 is paid its real costs of 60.00 a place-day: 440 + 440 − (440 + 600)
    const outcome = outcomeAt(years('GM0001 440.00 0 10 440.00', 'GM0002 600.00 0 10 600.00'), amount('44.00'));
    expect(shown(outcome)).toEqual(['44.00', '880.00', '-160.00', '160.00']);
  });
});

describe('whatever the municipalities', () => {
  const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => amount(value).div(100));
  const year = fc
    .record({
      realCostEur: cents(50_000_000),
      deductionEur: cents(500_000),
      entitlementEur: cents(50_000_000),
      placeDays: fc.integer({ min: 0, max: 9_000 }).map((whole) => amount(whole)),
    })
    .map((one) => ({ ...one, municipalityCode: 'GM0001' }));
  const country = fc.array(year, { minLength: 1, maxLength: 12 });
  const CENT = amount('0.01');

  it('the tariff covers the share, and a cent less does not', () => {
    fc.assert(
      fc.property(
        country,
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom<CoverageUnit>('municipalities', 'placeDays'),
        (given, percent, of) => {
          const share = amount(percent).div(100);
          const found = tariffCovering(given, share, of);
          const { counted } = costCoveringTariffs(given);
          if (!found) return expect(counted.municipalityCodes).toEqual([]);
          const reached = ({ covered }: TariffOutcome) =>
            of === 'placeDays'
              ? covered.placeDays.gte(counted.placeDays.times(share))
              : amount(covered.municipalities).gte(share.times(counted.municipalityCodes.length));
          expect(found.tariffEur.decimalPlaces()).toBeLessThanOrEqual(2);
          expect(reached(found)).toBe(true);
          expect(reached(outcomeAt(given, found.tariffEur.minus(CENT)))).toBe(false);
        },
      ),
    );
  });

  it('the mean leaves no national gap: at its tariff a surplus of less than a cent per place-day', () => {
    fc.assert(
      fc.property(country, (given) => {
        const { counted, weightedMean } = costCoveringTariffs(given);
        if (!weightedMean) return;
        expect(amountText(outcomeAt(given, weightedMean.rateEur).gaps.netGap)).toBe('0.00');
        expect(weightedMean.gaps.netGap.lte(0)).toBe(true);
        expect(weightedMean.gaps.netGap.gt(counted.placeDays.times(CENT).negated())).toBe(true);
      }),
    );
  });

  it('what the State pays is real cost less the net gap, and nobody is lost between counted and left out', () => {
    fc.assert(
      fc.property(country, cents(20_000), (given, tariff) => {
        const { counted, leftOut } = costCoveringTariffs(given);
        const { stateCostEur, changeEur, gaps } = outcomeAt(given, tariff);
        expect(amountText(stateCostEur.plus(gaps.netGap))).toBe(amountText(counted.realCostEur));
        expect(amountText(stateCostEur.minus(changeEur))).toBe(amountText(counted.entitlementEur));
        const all = sum(given.map((one) => one.realCostEur));
        expect(amountText(counted.realCostEur.plus(leftOut.realCostEur))).toBe(amountText(all));
      }),
    );
  });
});
