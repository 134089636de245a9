import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText } from './money.js';
import type { Amount } from './money.js';
import { ASSUMPTION_CODES, nationalEstimate } from './national-estimate.js';
import type { EstimatedTotal, NationalEstimate } from './national-estimate.js';
import type { FrameMunicipality } from './size-strata.js';

/** "name population places declared", with "-" for not known or silent. */
function frame(...lines: string[]): FrameMunicipality[] {
  return lines.map((line) => {
    const [municipalityCode = '', population, places = '-', y = '-'] = line.split(' ');
    return {
      municipalityCode,
      population: Number(population),
      realisedPlaces: places === '-' ? null : amount(places),
      declared: y === '-' ? null : { y: amount(y) },
    };
  });
}

function estimated(municipalities: FrameMunicipality[]): NationalEstimate & EstimatedTotal {
  const estimate = nationalEstimate(municipalities);
  if (estimate.reason !== null) throw new Error(estimate.reason);
  return estimate;
}

const texts = (values: readonly (Amount | null)[]): (string | null)[] => values.map((one) => one && amountText(one));

describe('the ratio estimate of one stratum', () => {
  it.each([
    // the ratio is 300 / 30 = 10 a place, and each is what the other predicts: 600.00 ± 0
    ['in proportion', ['A 10000 10 100.00', 'B 10000 20 200.00', 'C 10000 30 -'], '300.00', '600.00', '0.00', null],
    // 30 × 360 / 30 = 360. B predicts 130 for A, missed by −30; A predicts 200 for B, missed by 60:
    // 60 × 30 / 30² × (900 + 3,600) = 9,000
    ['not quite', ['A 10000 10 100.00', 'B 10000 20 260.00', 'C 10000 30 -'], '360.00', '720.00', '9000.00', 1],
    // of one size: 2 × 120 = 240. Cochran: 5² × (1 − 3/5) / 3 × (20² + 0 + 20²) / 2 = 1,333.33, times 3 / 2
    [
      'of one size',
      ['A 10000 10 100.00', 'B 10000 10 120.00', 'C 10000 10 140.00', 'D 10000 10 -', 'E 10000 10 -'],
      '240.00',
      '600.00',
      '2000.00',
      2,
    ],
    // a surplus: −60 / 30 × 15 = −30; missed by −90 and 180: 45 × 15 / 30² × (8,100 + 32,400) = 30,375
    ['of both signs', ['A 10000 10 -80.00', 'B 10000 20 20.00', 'C 10000 15 -'], '-30.00', '-90.00', '30375.00', 1],
    // no places and yet 30.00: (100 + 260 + 30) / 30 × 30 = 390. Missed: A 100 − 10 × 290 / 20 = −45;
    // B 260 − 20 × 130 / 10 = 0; D 30 − 0: 60 × 30 / 30² × (2,025 + 900) = 5,850
    [
      'with an amount on no places',
      ['A 10000 10 100.00', 'B 10000 20 260.00', 'C 10000 30 -', 'D 10000 0 30.00'],
      '390.00',
      '780.00',
      '5850.00',
      2,
    ],
    // who is silent had no places: nothing is added, and nothing is uncertain
    [
      'with no silent places',
      ['A 10000 10 100.00', 'B 10000 20 260.00', 'C 10000 0 -'],
      '0.00',
      '360.00',
      '0.00',
      null,
    ],
    // by population: 360 / 15,000 × 7,500 = 180; missed by −30 and 60: 22,500 × 7,500 / 15,000² × 4,500 = 3,375
    ['by population', ['A 5000 - 100.00', 'B 10000 - 260.00', 'C 7500 9 -'], '180.00', '540.00', '3375.00', 1],
  ])('%s', (_, lines, silentPart, total, variance, degreesOfFreedom) => {
    const estimate = estimated(frame(...lines));
    expect(amountText(estimate.estimated)).toBe(silentPart);
    expect(amountText(estimate.total)).toBe(total);
    expect(texts(estimate.strata.map((one) => one.variance))).toEqual([variance]);
    expect(estimate.degreesOfFreedom).toBe(degreesOfFreedom);
  });

  it('has an interval of t standard errors on either side', () => {
    const estimate = estimated(frame('A 10000 10 100.00', 'B 10000 20 260.00', 'C 10000 30 -'));
    // √9,000 = 94.868; t of 1 degree is 12.7062: 720.00 ± 1,205.42
    expect(estimate.standardError.toFixed(4)).toBe('94.8683');
    expect(texts([estimate.interval.lower, estimate.interval.upper])).toEqual(['-485.42', '1925.42']);
  });

  it('tells declared from estimated, and the ratio between them', () => {
    const [stratum] = estimated(frame('A 10000 10 100.00', 'B 11000 20 260.00', 'C 12000 30 -')).strata;
    expect(stratum).toMatchObject({
      stratum: '0-20000',
      sizeClasses: ['0-20000'],
      auxiliary: 'realised-places',
      municipalities: 3,
      respondents: 2,
    });
    expect(stratum && texts([stratum.declared, stratum.estimated, stratum.total])).toEqual([
      '360.00',
      '360.00',
      '720.00',
    ]);
    // 360 / 30 a place; 30 of 60 places
    expect(stratum && texts([stratum.ratio, stratum.coverage])).toEqual(['12.00', '0.50']);
  });
});

describe('several strata', () => {
  const small = ['A 10000 10 100.00', 'B 10000 10 120.00', 'C 10000 10 140.00', 'D 10000 10 -', 'E 10000 10 -'];
  const middle = ['F', 'G', 'H', 'I', 'J'].map((code, index) => `${code} 30000 10 ${[80, 100, 100, 100, 120][index]}`);
  const silentMiddle = ['K', 'L', 'M', 'N', 'O'].map((code) => `${code} 30000 10 -`);
  const complete = ['P 60000 40 5000.00', 'Q 60000 50 -1000.00'];

  it('add up, each by its own ratio and with its own variance; a complete one adds none', () => {
    const estimate = estimated(frame(...small, ...middle, ...silentMiddle, ...complete));
    expect(texts(estimate.strata.map((one) => one.estimated))).toEqual(['240.00', '500.00', '0.00']);
    expect(texts(estimate.strata.map((one) => one.total))).toEqual(['600.00', '1000.00', '4000.00']);
    // F and J are missed by 25, by (20 × 5 / 4): 100 × 50 / 50² × 2 × 625 = 2,500
    expect(texts(estimate.strata.map((one) => one.variance))).toEqual(['2000.00', '2500.00', '0.00']);
    // 360 + 500 + 4,000 are known, 240 + 500 estimated
    expect(texts([estimate.hardFloor, estimate.estimated, estimate.total])).toEqual(['4860.00', '740.00', '5600.00']);
    expect(estimate.standardError.pow(2).toFixed(10)).toBe('4500.0000000000');
    // 4,500² / (2,000² / 2 + 2,500² / 4) = 5.68
    expect(estimate.degreesOfFreedom).toBe(5);
  });

  it('merge where one has too few respondents, and say so', () => {
    const estimate = estimated(frame(...small, 'F 30000 20 300.00', 'G 30000 20 -'));
    // 660 / 50 × 40: all of them at one ratio
    expect(texts([estimate.estimated])).toEqual(['528.00']);
    expect(estimate.strata.map(({ stratum, sizeClasses }) => ({ stratum, sizeClasses }))).toEqual([
      { stratum: '0-50000', sizeClasses: ['0-20000', '20000-50000'] },
    ]);
    expect(estimate.assumptions).toContainEqual({ code: 'strata-merged', stratum: '0-50000' });
  });

  it('assume what they say, and what is fully declared assumes nothing', () => {
    const general = ['response-unrelated-to-cost', 'ratio-within-stratum', 'interval-from-t'];
    const byPlaces = estimated(frame(...small, ...complete));
    expect(byPlaces.assumptions).toEqual(general.map((code) => ({ code, stratum: null })));
    const mixed = estimated(frame(...small, 'F 30000 - 300.00', 'G 30000 - 200.00', 'H 30000 - -', 'I 60000 1 -'));
    expect(mixed.assumptions).toEqual([
      ...general.map((code) => ({ code, stratum: null })),
      { code: 'auxiliary-is-population', stratum: '20000-100000' },
      { code: 'strata-merged', stratum: '20000-100000' },
    ]);
    expect(mixed.assumptions.map(({ code }) => code)).toEqual(ASSUMPTION_CODES);
    expect(estimated(frame(...complete, 'A 10000 - 1.00')).assumptions).toEqual([]);
  });

  it('need no estimate where all declared: the sum is the total, to the cent and without an interval', () => {
    const estimate = estimated(frame(...complete, 'A 10000 3 0.01', 'B 11000 0 0.02'));
    expect(texts([estimate.hardFloor, estimate.total, estimate.estimated, estimate.standardError])).toEqual([
      '4000.03',
      '4000.03',
      '0.00',
      '0.00',
    ]);
    expect(texts([estimate.interval.lower, estimate.interval.upper])).toEqual(['4000.03', '4000.03']);
    expect(estimate.degreesOfFreedom).toBeNull();
  });

  it('go by the boundaries given', () => {
    const estimate = nationalEstimate(frame(...small, ...middle), [10_001]);
    expect(estimate.reason === null && estimate.strata.map(({ stratum }) => stratum)).toEqual(['0-10001', '10001+']);
  });
});

describe('too few declarations', () => {
  it.each([
    ['no respondent', ['A 10000 1 -', 'B 30000 1 -'], '0.00'],
    ['one respondent', ['A 10000 1 75.00', 'B 30000 1 -'], '75.00'],
  ])('%s: no estimate, but what is known still stands', (_, lines, hardFloor) => {
    const answer = nationalEstimate(frame(...lines));
    expect(answer).toMatchObject({ reason: 'fewer-than-two-respondents', total: null, municipalities: 2 });
    expect(amountText(answer.hardFloor)).toBe(hardFloor);
  });

  it('two respondents are enough', () => {
    expect(nationalEstimate(frame('A 10000 1 75.00', 'B 30000 1 -', 'C 300000 1 80.00')).reason).toBeNull();
  });
});

describe('coverage', () => {
  it.each([
    // 2 of 4; 40,000 of 100,000; 30 of 50
    ['of all three', ['A 10000 10 1.00', 'B 30000 20 1.00', 'C 20000 15 -', 'D 40000 5 -'], ['0.50', '0.40', '0.60']],
    ['places not all known', ['A 10000 10 1.00', 'B 30000 20 1.00', 'C 20000 - -'], ['0.67', '0.67', null]],
    ['no places at all', ['A 10000 0 1.00', 'B 30000 0 1.00', 'C 40000 0 -'], ['0.67', '0.50', null]],
    ['no one yet', ['A 10000 5 -'], ['0.00', '0.00', '0.00']],
  ])('%s', (_, lines, expected) => {
    const { coverage } = nationalEstimate(frame(...lines));
    expect(texts([coverage.ofMunicipalities, coverage.ofPopulation, coverage.ofRealisedPlaces])).toEqual(expected);
  });

  it('counts who declared among all', () => {
    expect(nationalEstimate(frame('A 10000 1 1.00', 'B 10000 1 -', 'C 30000 1 2.00'))).toMatchObject({
      municipalities: 3,
      respondents: 2,
    });
  });
});

describe('whatever was declared', () => {
  const cents = fc.integer({ min: -50_000_000, max: 50_000_000 }).map((value) => amount(value).div(100));
  const municipality = fc.record({
    population: fc.integer({ min: 500, max: 900_000 }),
    realisedPlaces: fc.integer({ min: 0, max: 2_000 }).map(amount),
    declared: fc.option(cents.map((y) => ({ y }))),
  });
  const frames = fc
    .array(municipality, { minLength: 2, maxLength: 40 })
    .map((all) => all.map((one, index) => ({ ...one, municipalityCode: `GM${index}` })))
    .filter((all) => nationalEstimate(all).reason === null);

  it('the parts add up, and the interval lies around the total', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const { hardFloor, estimated: silentPart, total, interval, standardError, degreesOfFreedom } = estimated(all);
        expect(amountText(hardFloor.plus(silentPart))).toBe(amountText(total));
        expect(amountText(interval.lower.plus(interval.upper))).toBe(amountText(total.times(2)));
        expect(interval.lower.lessThanOrEqualTo(total)).toBe(true);
        expect(degreesOfFreedom === null).toBe(standardError.isZero());
      }),
      { numRuns: 60 },
    );
  });

  it('the order of municipalities does not matter', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const there = estimated(all);
        const back = estimated([...all].reverse());
        expect(amountText(back.total)).toBe(amountText(there.total));
        expect(amountText(back.standardError)).toBe(amountText(there.standardError));
      }),
      { numRuns: 40 },
    );
  });

  it('figures times a factor give that total, and an interval as much wider', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 2, max: 9 }), (all, factor) => {
        const times = all.map((one) => ({ ...one, declared: one.declared && { y: one.declared.y.times(-factor) } }));
        const [before, after] = [estimated(all), estimated(times)];
        expect(amountText(after.total)).toBe(amountText(before.total.times(-factor)));
        expect(amountText(after.standardError)).toBe(amountText(before.standardError.times(factor)));
        expect(after.degreesOfFreedom).toBe(before.degreesOfFreedom);
      }),
      { numRuns: 40 },
    );
  });

  it('as much more for every place moves the total by all places, and leaves the interval as wide', () => {
    const served = frames.filter((all) => estimated(all).strata.every((one) => one.auxiliary === 'realised-places'));
    fc.assert(
      fc.property(served, fc.integer({ min: -500, max: 500 }), (all, perPlace) => {
        const raised = all.map((one) => ({
          ...one,
          declared: one.declared && { y: one.declared.y.plus(one.realisedPlaces.times(perPlace)) },
        }));
        const places = all.reduce((total, one) => total.plus(one.realisedPlaces), amount(0));
        const [before, after] = [estimated(all), estimated(raised)];
        expect(amountText(after.total)).toBe(amountText(before.total.plus(places.times(perPlace))));
        expect(amountText(after.standardError)).toBe(amountText(before.standardError));
      }),
      { numRuns: 40 },
    );
  });

  it('one stratum of n respondents has n − 1 degrees of freedom, exactly', () => {
    for (let n = 2; n <= 30; n += 1) {
      const lines = Array.from({ length: n }, (_, index) => `GM${index} 10000 ${7 + index} ${index * index}.17`);
      expect(estimated(frame(...lines, 'S 10000 11 -')).degreesOfFreedom).toBe(n - 1);
    }
  });
});
