import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXCLUSIONS, likeForLike } from './like-for-like.js';
import type { CostOfPlaces, LikeForLikeInput, LikeForLikeStep, UnitCosts } from './like-for-like.js';
import { amount, amountText, sum } from './money.js';
import type { Amount } from './money.js';

const places = (realCost: string, realised: number, occupied: number | null): CostOfPlaces => ({
  realCost: amount(realCost),
  realisedPlaceDays: amount(realised),
  occupiedPlaceDays: occupied === null ? null : amount(occupied),
});
const cost = (realCost: string): Pick<CostOfPlaces, 'realCost'> => ({ realCost: amount(realCost) });
const unknownBecause = 'no-line-says-hotel';

const text = (value: Amount | null): string => (value ? amountText(value) : '–');
const both = ({ perRealisedPlaceDay, perOccupiedPlaceDay }: UnitCosts): string =>
  `${text(perRealisedPlaceDay)} | ${text(perOccupiedPlaceDay)}`;
const shown = ({ exclusion, before, after, difference }: LikeForLikeStep): string[] => [
  exclusion,
  both(before),
  both(after),
  both(difference),
];

const known: LikeForLikeInput = {
  whole: places('7000.00', 100, 80),
  exclusions: {
    allowance: cost('900.00'),
    hotel: places('1900.00', 20, 18),
    ship: places('850.00', 10, 2),
    catering: cost('350.00'),
  },
};

describe('the bridge to a unit cost that can be held against the norm', () => {
  it('takes out leefgeld, hotel, ship and catering, in that order', () => {
    // whole 7,000 / 100 = 70.00; / 80 = 87.50
    // leefgeld 900: 6,100 / 100 = 61.00; / 80 = 76.25
    // hotel 1,900 and 20 (18) place-days: 4,200 / 80 = 52.50; / 62 = 67.741935 = 67.74
    // ship 850 and 10 (2): 3,350 / 70 = 47.857142 = 47.86; / 60 = 55.833333 = 55.83
    // catering 350: 3,000 / 70 = 42.857142 = 42.86; / 60 = 50.00
    const { start, steps, end, unknown } = likeForLike(known);
    expect(both(start)).toBe('70.00 | 87.50');
    expect(steps.map(shown)).toEqual([
      ['allowance', '70.00 | 87.50', '61.00 | 76.25', '-9.00 | -11.25'],
      ['hotel', '61.00 | 76.25', '52.50 | 67.74', '-8.50 | -8.51'],
      ['ship', '52.50 | 67.74', '47.86 | 55.83', '-4.64 | -11.91'],
      ['catering', '47.86 | 55.83', '42.86 | 50.00', '-5.00 | -5.83'],
    ]);
    expect(both(end)).toBe('42.86 | 50.00');
    expect(unknown).toEqual([]);
    expect(steps[1]).toMatchObject({ excluded: known.exclusions.hotel, unknownBecause: null });
    expect(steps[3]?.excluded).toEqual(places('350.00', 0, 0));
    expect(steps[3]?.remaining).toEqual(places('3000.00', 70, 60));
  });

  it('goes from 68.00 to 44.00', () => {
    // 6,800 / 100 = 68.00; 5,900 / 100 = 59.00; 4,000 / 80 = 50.00; (4,000 − 480) / 80 = 44.00; nobody counted occupation
    const { start, steps } = likeForLike({
      whole: places('6800.00', 100, null),
      exclusions: {
        allowance: cost('900.00'),
        hotel: places('1900.00', 20, null),
        ship: places('0', 0, null),
        catering: cost('480.00'),
      },
    });
    expect([start, ...steps.map(({ after }) => after)].map(both)).toEqual([
      '68.00 | –',
      '59.00 | –',
      '50.00 | –',
      '50.00 | –',
      '44.00 | –',
    ]);
  });

  it('raises the unit cost where cheaper places are taken out', () => {
    // a ship of 200 and 20 place-days: (7,000 − 200) / 80 = 85.00
    const exclusions = {
      allowance: cost('0'),
      hotel: places('0', 0, 0),
      ship: places('200', 20, 0),
      catering: cost('0'),
    };
    expect(both(likeForLike({ whole: known.whole, exclusions }).end)).toBe('85.00 | 85.00');
  });

  it('takes nothing out where it is unknown, and says so', () => {
    // (7,000 − 900) / 100 = 61.00, the ship (6,100 − 850) / 90 = 58.33, catering 4,900 / 90 = 54.44; occupied 78
    const { steps, end, unknown } = likeForLike({
      ...known,
      exclusions: { ...known.exclusions, hotel: { unknownBecause } },
    });
    expect(steps.map(shown)).toEqual([
      ['allowance', '70.00 | 87.50', '61.00 | 76.25', '-9.00 | -11.25'],
      ['hotel', '61.00 | 76.25', '61.00 | 76.25', '– | –'],
      ['ship', '61.00 | 76.25', '58.33 | 67.31', '-2.67 | -8.94'],
      ['catering', '58.33 | 67.31', '54.44 | 62.82', '-3.89 | -4.49'],
    ]);
    expect(steps[1]).toMatchObject({ excluded: null, unknownBecause, remaining: places('6100.00', 100, 80) });
    expect(both(end)).toBe('54.44 | 62.82');
    expect(unknown).toEqual(['hotel']);
  });

  it('knows a step of nothing from an unknown one', () => {
    const nothing = likeForLike({ ...known, exclusions: { ...known.exclusions, hotel: places('0', 0, 0) } });
    expect(nothing.unknown).toEqual([]);
    expect(shown(nothing.steps[1] as LikeForLikeStep)[3]).toBe('0.00 | 0.00');
  });

  it('has no cost of an occupied place-day where occupation is unknown, of all or of what is taken out', () => {
    const all = likeForLike({ ...known, whole: places('7000.00', 100, null) });
    expect(both(all.start)).toBe('70.00 | –');
    expect(both(all.end)).toBe('42.86 | –');
    const hotel = likeForLike({ ...known, exclusions: { ...known.exclusions, hotel: places('1900.00', 20, null) } });
    expect(hotel.steps.map((step) => both(step.after))).toEqual([
      '61.00 | 76.25',
      '52.50 | –',
      '47.86 | –',
      '42.86 | –',
    ]);
    expect(hotel.steps.map((step) => both(step.difference))).toEqual([
      '-9.00 | -11.25',
      '-8.50 | –',
      '-4.64 | –',
      '-5.00 | –',
    ]);
  });

  it.each([
    // the ship leaves 100 − 89 − 10 = 1 place-day, or none; one more in the hotel is refused, below
    [89, '3350.00 | 558.33'],
    [90, '– | 558.33'],
  ])('divides by no zero: a hotel of %d of 100 place-days, a ship of 10', (hotel, afterShip) => {
    const { steps } = likeForLike({
      ...known,
      exclusions: { ...known.exclusions, hotel: places('1900.00', hotel, 72) },
    });
    // (7,000 − 900 − 1,900 − 850) / 1 = 3,350.00; occupied 80 − 72 − 2 = 6: 3,350 / 6 = 558.33
    expect(both((steps[2] as LikeForLikeStep).after)).toBe(afterShip);
    expect(amountText((steps[2] as LikeForLikeStep).remaining.realisedPlaceDays)).toBe(amountText(amount(90 - hotel)));
  });

  it('refuses to take out more place-days than there are', () => {
    const withHotel = (hotel: CostOfPlaces): LikeForLikeInput => ({
      ...known,
      exclusions: { ...known.exclusions, hotel },
    });
    expect(() => likeForLike(withHotel(places('0', 91, 0)))).toThrow('ship takes out more place-days than there are');
    expect(() => likeForLike(withHotel(places('0', 0, 81)))).toThrow('hotel takes out more place-days than there are');
    expect(both(likeForLike(withHotel(places('0', 0, 78))).end)).toMatch(/ \| –$/);
  });

  it('has no unit cost of no places', () => {
    const none = { allowance: cost('0'), hotel: { unknownBecause }, ship: { unknownBecause }, catering: cost('0') };
    const { start, end, unknown } = likeForLike({ whole: places('12.34', 0, 0), exclusions: none });
    expect([both(start), both(end)]).toEqual(['– | –', '– | –']);
    expect(unknown).toEqual(['hotel', 'ship']);
  });

  it('adds up, and every unit cost is its own quotient', () => {
    const euro = fc.integer({ min: -100_000, max: 100_000_000 }).map((value) => amount(value).div(100));
    const some = fc
      .record({
        realCost: euro,
        realised: fc.integer({ min: 0, max: 9_000 }),
        vacant: fc.integer({ min: 0, max: 900 }),
      })
      .map(({ realCost, realised, vacant }) => places(realCost.toFixed(), realised + vacant, realised));
    const orUnknown = <Known>(arbitrary: fc.Arbitrary<Known>): fc.Arbitrary<Known | { unknownBecause: string }> =>
      fc.oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: fc.constant({ unknownBecause }) });
    const exclusions = fc.record({
      allowance: orUnknown(euro.map((realCost) => ({ realCost }))),
      hotel: orUnknown(some),
      ship: orUnknown(some),
      catering: orUnknown(euro.map((realCost) => ({ realCost }))),
    });
    fc.assert(
      fc.property(euro, exclusions, (realCost, taken) => {
        const { start, steps, end, unknown } = likeForLike({
          whole: places(realCost.toFixed(), 50_001, 40_001),
          exclusions: taken,
        });
        expect(steps.map((step) => step.exclusion)).toEqual([...EXCLUSIONS]);
        expect(unknown).toEqual(EXCLUSIONS.filter((exclusion) => 'unknownBecause' in taken[exclusion]));
        for (const measure of ['perRealisedPlaceDay', 'perOccupiedPlaceDay'] as const) {
          const differences = sum(steps.flatMap(({ difference }) => difference[measure] ?? []));
          expect(text(end[measure])).toBe(text((start[measure] ?? amount(0)).plus(differences)));
        }
        for (const { after, remaining } of steps) {
          expect(both(after)).toBe(
            `${amountText(remaining.realCost.div(remaining.realisedPlaceDays))} | ` +
              amountText(remaining.realCost.div(remaining.occupiedPlaceDays ?? 0)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
