import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText } from './money.js';
import type { Amount } from './money.js';
import { nationalEstimate } from './national-estimate.js';
import { NARROWING_REASONS, narrowingMunicipalities, ODDS_FACTORS, selfSelectionBand } from './self-selection.js';
import type { SelfSelectionBand } from './self-selection.js';
import type { FrameMunicipality } from './size-strata.js';

/** "name population places declared", with "-" for silent. */
function frame(...lines: string[]): FrameMunicipality[] {
  return lines.map((line) => {
    const [municipalityCode = '', population, places = '-', y = '-'] = line.split(' ');
    return {
      municipalityCode,
      population: Number(population),
      realisedPlaces: amount(places),
      declared: y === '-' ? null : { y: amount(y) },
    };
  });
}

function bandOf(municipalities: FrameMunicipality[], ...oddsFactors: string[]): SelfSelectionBand {
  const band = selfSelectionBand(municipalities, oddsFactors.map(amount));
  if (!band) throw new Error('no estimate');
  return band;
}

const totals = (band: SelfSelectionBand): string[] => band.scenarios.map(({ total }) => amountText(total));

describe('the band of totals under self-selection', () => {
  it.each([
    // unit costs 100 and 300: 200 / √20,000 = √2 deviations apart. 2^√2 = 2.66514:
    // γ 2: (100 × 2.66514 + 300) / 3.66514 = 154.57; γ ½: (100 + 300 × 2.66514) / 3.66514 = 245.43
    ['two of one place each', ['A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 1 -'], ['645.43', '600.00', '554.57']],
    // unit costs 10 and 30; B's places weigh threefold: γ 2: (10 × 2.66514 + 3 × 30) / 5.66514 = 20.591,
    // γ ½: (10 + 3 × 30 × 2.66514) / (1 + 3 × 2.66514) = 27.777; plain 100 / 4 = 25. Two places are silent
    ['of unequal size', ['A 9000 1 10.00', 'B 9000 3 90.00', 'C 9000 2 -'], ['155.55', '150.00', '141.18']],
    // the same with the costs the other way round, and below zero
    ['surpluses', ['A 9000 1 -100.00', 'B 9000 1 -300.00', 'C 9000 1 -'], ['-554.57', '-600.00', '-645.43']],
    // 40.00 on no places keep their plain share: 40 × 1 / 2 = 20 more in each
    [
      'an amount on no places',
      ['A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 1 -', 'D 9000 0 40.00'],
      ['705.43', '660.00', '614.57'],
    ],
    // where unit costs do not differ there is nothing to be selected by
    ['all alike', ['A 9000 1 100.00', 'B 9000 3 300.00', 'C 9000 2 -'], ['600.00', '600.00', '600.00']],
    ['no silent places', ['A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 0 -'], ['400.00', '400.00', '400.00']],
    ['no one silent', ['A 9000 1 100.00', 'B 9000 1 300.00'], ['400.00', '400.00', '400.00']],
  ])('%s', (_, lines, expected) => {
    const band = bandOf(frame(...lines), '2');
    expect(totals(band)).toEqual(expected);
    expect([amountText(band.highest), amountText(band.lowest)]).toEqual([expected[0], expected[2]]);
  });

  it('selects within each stratum', () => {
    const two = frame(
      'A 9000 1 100.00',
      'B 9000 1 300.00',
      'C 9000 1 -',
      'D 30000 1 7.00',
      'E 30000 1 7.00',
      'F 30000 1 -',
    );
    // as above, and 21.00 that no selection moves
    expect(totals(bandOf(two, '2'))).toEqual(['666.43', '621.00', '575.57']);
  });

  it('has the margin of the plain estimate on either side', () => {
    const municipalities = frame('A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 1 -');
    // 3 × 1 / 2² × (200² + 200²) = 60,000; √60,000 × 12.7062 = 3,112.372; 645.431 and 554.569
    const { interval } = bandOf(municipalities, '2');
    expect([amountText(interval.lower), amountText(interval.upper)]).toEqual(['-2557.80', '3757.80']);
  });

  it('orders its scenarios from dear to cheap, whatever the order of the factors', () => {
    const band = bandOf(frame('A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 1 -'), '2', '1.25', '1');
    expect(band.scenarios.map(({ oddsFactor }) => oddsFactor.toFixed(2))).toEqual([
      '0.50',
      '0.80',
      '1.00',
      '1.25',
      '2.00',
    ]);
    expect(band.scenarios.map(({ estimated }) => amountText(estimated))).toEqual(
      band.scenarios.map(({ total }) => amountText(total.minus(400))),
    );
  });

  it('is the plain estimate where no factor is asked, and takes the default ones where none are given', () => {
    const municipalities = frame('A 9000 1 100.00', 'B 9000 1 300.00', 'C 9000 1 -');
    expect(totals(bandOf(municipalities))).toEqual(['600.00']);
    expect(selfSelectionBand(municipalities)?.scenarios).toHaveLength(2 * ODDS_FACTORS.length + 1);
  });

  it('does not exist without an estimate', () => {
    expect(selfSelectionBand(frame('A 9000 1 100.00', 'B 9000 1 -'))).toBeNull();
  });

  it.each([
    ['0.99', false],
    ['0', false],
    ['-2', false],
    ['1', true],
  ])('odds factor %s', (oddsFactor, allowed) => {
    const ask = () => bandOf(frame('A 9000 1 100.00', 'B 9000 1 300.00'), oddsFactor);
    if (allowed) expect(ask).not.toThrow();
    else expect(ask).toThrow(new RangeError(`an odds factor below 1: ${oddsFactor}`));
  });
});

const municipality = fc.record({
  population: fc.integer({ min: 500, max: 900_000 }),
  realisedPlaces: fc.integer({ min: 0, max: 2_000 }).map(amount),
  declared: fc.option(
    fc.integer({ min: -50_000_000, max: 50_000_000 }).map((cents) => ({ y: amount(cents).div(100) })),
  ),
});
const frames = fc
  .array(municipality, { minLength: 2, maxLength: 25 })
  .map((all) => all.map((one, index) => ({ ...one, municipalityCode: `GM${index}` })))
  .filter((all) => nationalEstimate(all).reason === null);

describe('whatever was declared', () => {
  it('no selection is the plain estimate, and the total never rises with the odds of the dearer', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const plain = nationalEstimate(all);
        const { scenarios, lowest, highest, interval } = bandOf(all, '1.25', '2');
        const ordered = scenarios.map(({ total }) => total.toDecimalPlaces(10));
        const none = scenarios.find(({ oddsFactor }) => oddsFactor.equals(1));
        expect(none && plain.total && amountText(none.total)).toBe(plain.total && amountText(plain.total));
        expect(ordered.every((total, index) => index === 0 || total.lessThanOrEqualTo(ordered[index - 1] ?? 0))).toBe(
          true,
        );
        expect(interval.lower.lessThanOrEqualTo(lowest) && interval.upper.greaterThanOrEqualTo(highest)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the silent municipalities that would narrow the interval most', () => {
  const shares = (municipalities: FrameMunicipality[]): string[] =>
    narrowingMunicipalities(municipalities).map(
      ({ municipalityCode, reason, shareOfVariance }) => `${municipalityCode} ${shareOfVariance.toFixed(4)} ${reason}`,
    );

  it('come by their size within a stratum', () => {
    // X 60, x 30: 60 × 20 / (30 × 50) = 0.8; 60 × 10 / (30 × 40) = 0.5; the one without places is left out
    expect(shares(frame('A 9000 10 100.00', 'B 9000 20 260.00', 'C 9000 10 -', 'D 9000 20 -', 'E 9000 0 -'))).toEqual([
      'D 0.8000 large-among-silent',
      'C 0.5000 stratum-differs',
    ]);
  });

  it('and by how much their stratum differs', () => {
    const even = ['A 9000 10 100.00', 'B 9000 10 120.00', 'C 9000 10 140.00', 'D 9000 10 -', 'E 9000 10 -'];
    const uneven = ['F 30000 10 50.00', 'G 30000 10 250.00', 'H 30000 10 -'];
    // variances 2,000 and 30 × 10 / 20² × 2 × 200² = 60,000: H takes all of its 60 / 62;
    // D and E each 50 × 10 / (20 × 40) = 0.625 of 2 / 62
    expect(shares(frame(...even, ...uneven))).toEqual([
      'H 0.9677 completes-stratum',
      'D 0.0202 stratum-differs',
      'E 0.0202 stratum-differs',
    ]);
  });

  it('are none where nothing is uncertain, or nothing can be estimated', () => {
    expect(shares(frame('A 9000 10 100.00', 'B 9000 20 260.00'))).toEqual([]);
    expect(shares(frame('A 9000 10 100.00', 'B 9000 20 200.00', 'C 9000 30 -'))).toEqual([]);
    expect(shares(frame('A 9000 10 100.00', 'B 9000 20 -'))).toEqual([]);
  });

  it('have every reason there is', () => {
    const reasons = narrowingMunicipalities(
      frame(
        'A 9000 10 1.00',
        'B 9000 9 2.00',
        'C 9000 2 -',
        'D 9000 3 -',
        'E 30000 4 5.00',
        'F 30000 4 1.00',
        'G 30000 1 -',
      ),
    ).map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(NARROWING_REASONS));
  });

  it('each take more than nothing and no more than all of it, most first', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const list = narrowingMunicipalities(all);
        const silent = new Set(all.filter((one) => !one.declared).map((one) => one.municipalityCode));
        const listed: Amount[] = list.map(({ shareOfVariance }) => shareOfVariance.toDecimalPlaces(30));
        expect(list.every(({ municipalityCode }) => silent.has(municipalityCode))).toBe(true);
        expect(listed.every((share) => share.greaterThan(0) && share.lessThanOrEqualTo(1))).toBe(true);
        expect(listed.every((share, index) => index === 0 || share.lessThanOrEqualTo(listed[index - 1] ?? 0))).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });
});
