import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, amountText, sum } from './money.js';
import { SIZE_CLASS_BOUNDARIES, sizeStrata } from './size-strata.js';
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

const strataOf = (municipalities: FrameMunicipality[]) => sizeStrata(municipalities, SIZE_CLASS_BOUNDARIES);

const names = (municipalities: FrameMunicipality[]): string[] | undefined =>
  strataOf(municipalities)?.map(({ stratum }) => stratum);

describe('size classes', () => {
  it.each([
    [1, '0-20000'],
    [19_999, '0-20000'],
    [20_000, '20000-50000'],
    [49_999, '20000-50000'],
    [50_000, '50000-100000'],
    [100_000, '100000-250000'],
    [249_999, '100000-250000'],
    [250_000, '250000+'],
    [900_000, '250000+'],
  ])('%i inhabitants belong to %s', (population, expected) => {
    expect(names(frame(`GM1 ${population} 5 1.00`))).toEqual([expected]);
  });

  it('may be other ones', () => {
    const strata = sizeStrata(frame('GM1 9 1 1.00', 'GM2 10 1 1.00'), [10]);
    expect(strata?.map(({ stratum }) => stratum)).toEqual(['0-10', '10+']);
  });

  it('are left out where no municipality is', () => {
    const two = frame('A 10000 1 1.00', 'B 10000 1 1.00', 'C 300000 9 1.00', 'D 300000 9 1.00');
    expect(names(two)).toEqual(['0-20000', '250000+']);
  });
});

describe('a stratum', () => {
  it('holds who declared and who is silent, with their sums', () => {
    const [stratum] = strataOf(frame('A 10000 10 100.00', 'B 11000 20.5 -40.00', 'C 12000 30 -')) ?? [];
    expect(stratum?.respondents.map(({ municipalityCode }) => municipalityCode)).toEqual(['A', 'B']);
    expect(stratum?.silent.map(({ municipalityCode }) => municipalityCode)).toEqual(['C']);
    // 100.00 − 40.00; 10 + 20.5; 30
    expect(stratum && amountText(stratum.declaredY)).toBe('60.00');
    expect(stratum && amountText(stratum.declaredX)).toBe('30.50');
    expect(stratum && amountText(stratum.silentX)).toBe('30.00');
  });

  it.each([
    ['places known of all', ['A 10000 10 1.00', 'B 11000 20 1.00', 'C 12000 30 -'], 'realised-places'],
    ['not known of a silent one', ['A 10000 10 1.00', 'B 11000 20 1.00', 'C 12000 - -'], 'population'],
    ['not known of one that declared', ['A 10000 10 1.00', 'B 11000 - 1.00', 'C 12000 30 -'], 'population'],
    ['all nought', ['A 10000 0 1.00', 'B 11000 0 1.00', 'C 12000 0 -'], 'population'],
    ['nought where it was declared', ['A 10000 0 1.00', 'B 11000 0 1.00', 'C 12000 30 -'], 'population'],
    ['one respondent with any', ['A 10000 10 1.00', 'B 11000 0 1.00', 'C 12000 30 -'], 'population'],
    ['one with any and no one silent', ['A 10000 10 1.00', 'B 11000 0 1.00'], 'realised-places'],
    ['none with any and no one silent', ['A 10000 0 1.00', 'B 11000 0 1.00'], 'population'],
    [
      'two with any, and one without',
      ['A 10000 9 1.00', 'B 11000 9 1.00', 'C 12000 0 7.00', 'D 13000 9 -'],
      'realised-places',
    ],
  ])('with %s goes by', (_, lines, auxiliary) => {
    expect(strataOf(frame(...lines))?.map((stratum) => stratum.auxiliary)).toEqual([auxiliary]);
  });

  it('chooses its auxiliary on its own', () => {
    const mixed = frame('A 10000 - 1.00', 'B 10000 1 1.00', 'C 10000 1 -', 'D 30000 1 1.00', 'E 30000 1 1.00');
    expect(strataOf(mixed)?.map(({ auxiliary }) => auxiliary)).toEqual(['population', 'realised-places']);
  });
});

describe('a stratum with fewer than two respondents', () => {
  const small = ['A 10000 1 1.00', 'B 10000 1 1.00', 'C 10000 1 -'];
  const middle = ['D 30000 2 1.00', 'E 30000 2 1.00', 'F 30000 2 -'];
  const large = ['G 60000 3 1.00', 'H 60000 3 1.00', 'I 60000 3 -'];
  const silenced = (lines: string[]): string[] => lines.map((line) => line.replace(/ 1.00$/, ' -'));
  const oneOf = ([first = '', ...rest]: string[]): string[] => [first, ...silenced(rest)];

  it.each([
    ['none is short', [small, middle, large], ['0-20000', '20000-50000', '50000-100000']],
    ['the largest joins the next smaller', [small, middle, oneOf(large)], ['0-20000', '20000-100000']],
    ['the middle joins the smaller', [small, oneOf(middle), large], ['0-50000', '50000-100000']],
    ['the smallest joins the next larger', [oneOf(small), middle, large], ['0-50000', '50000-100000']],
    ['two neighbours with one each', [small, oneOf(middle), oneOf(large)], ['0-20000', '20000-100000']],
    ['two neighbours with one and none', [small, oneOf(middle), silenced(large)], ['0-100000']],
    ['both ends', [silenced(small), middle, silenced(large)], ['0-100000']],
    ['one at either end', [oneOf(small), silenced(middle), oneOf(large)], ['0-100000']],
  ])('%s', (_, classes, expected) => {
    expect(names(frame(...classes.flat()))).toEqual(expected);
  });

  it('says which size classes it joins', () => {
    const strata = strataOf(frame(...small, ...middle, ...oneOf(large)));
    expect(strata?.map(({ sizeClasses }) => sizeClasses)).toEqual([['0-20000'], ['20000-50000', '50000-100000']]);
  });

  it('stands by itself where its only municipality declared: nothing is to be estimated', () => {
    expect(names(frame(...small, ...middle, 'G 60000 3 1.00'))).toEqual(['0-20000', '20000-50000', '50000-100000']);
    expect(names(frame('G 60000 3 1.00'))).toEqual(['50000-100000']);
  });

  it('joins even a neighbour that is complete, once more where that is not enough', () => {
    expect(names(frame(...silenced(small), 'D 30000 2 1.00', ...large))).toEqual(['0-100000']);
  });

  it('leaves no strata where one respondent is all there is', () => {
    expect(strataOf(frame(...oneOf(small), ...silenced(middle)))).toBeNull();
    expect(strataOf(frame(...silenced(small)))).toBeNull();
  });
});

describe('a frame that cannot be', () => {
  it.each([
    ['is empty', [], 'the frame holds no municipality'],
    ['names one twice', ['A 10000 1 1.00', 'A 10000 1 1.00'], 'A is in the frame twice'],
    ['has no inhabitants', ['A 0 1 1.00'], 'A has no whole population above zero: 0'],
    ['has half an inhabitant', ['A 10.5 1 1.00'], 'A has no whole population above zero: 10.5'],
    ['has fewer than no places', ['A 10 -1 1.00'], 'A has fewer than no places: -1'],
  ])('%s', (_, lines, message) => {
    expect(() => strataOf(frame(...lines))).toThrow(new RangeError(message));
  });

  it.each([[[20, 20]], [[50, 20]], [[0]]])('has size classes that do not rise: %j', (boundaries) => {
    expect(() => sizeStrata(frame('A 10 1 1.00'), boundaries)).toThrow(RangeError);
  });
});

describe('whatever declared', () => {
  const municipality = fc.record({
    population: fc.integer({ min: 1, max: 900_000 }),
    realisedPlaces: fc.option(fc.integer({ min: 0, max: 500 }).map(amount)),
    declared: fc.option(
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => ({ y: amount(cents).div(100) })),
    ),
  });
  const frames = fc
    .array(municipality, { minLength: 1, maxLength: 40 })
    .map((all) => all.map((one, index) => ({ ...one, municipalityCode: `GM${index}` })));

  it('each municipality is in one stratum, each stratum can be estimated, and no amount is lost', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const strata = strataOf(all);
        const declared = all.flatMap((one) => (one.declared ? [one.declared.y] : []));
        if (!strata) return declared.length < 2 && declared.length < all.length;
        const codes = strata.flatMap(({ respondents, silent }) =>
          [...respondents, ...silent].map(({ municipalityCode }) => municipalityCode),
        );
        const estimable = strata.every(
          ({ respondents, silent, declaredX }) =>
            silent.length === 0 || (respondents.length >= 2 && respondents.every(({ x }) => x.lessThan(declaredX))),
        );
        return (
          codes.length === all.length &&
          new Set(codes).size === all.length &&
          estimable &&
          sum(strata.map(({ declaredY }) => declaredY)).equals(sum(declared))
        );
      }),
    );
  });
});
