import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const [ZWOLLE, DALFSEN, AMSTELVEEN, HAARLEM] = ['GM0193', 'GM0148', 'GM0362', 'GM0392'];

interface UnitCosts {
  readonly perRealisedPlaceDay: string | null;
  readonly perOccupiedPlaceDay: string | null;
}
interface Step {
  readonly exclusion: string;
  readonly label: string;
  readonly excluded: { readonly realCost: string; readonly realisedPlaceDays: string } | null;
  readonly unknownBecause: string | null;
  readonly after: UnitCosts;
  readonly difference: UnitCosts;
}
interface Bridge {
  readonly start: { readonly realCost: string; readonly unitCosts: UnitCosts; readonly declarations: string[] };
  readonly steps: Step[];
  readonly end: UnitCosts;
  readonly unknown: string[];
  readonly costWithoutPlaces: string;
  readonly waterfalls: Record<keyof UnitCosts, { name: string; kind: string; from: string; to: string }[] | null>;
}
interface Answer {
  readonly bridge: Bridge;
  readonly knownOn: string;
  readonly normAmounts: { readonly from: string; readonly through: string; readonly amount: string | null }[];
  readonly notices: string[];
}

const both = ({ perRealisedPlaceDay, perOccupiedPlaceDay }: UnitCosts): string =>
  `${perRealisedPlaceDay ?? '–'} | ${perOccupiedPlaceDay ?? '–'}`;
const shown = ({ exclusion, excluded, after, difference }: Step): (string | null)[] => [
  exclusion,
  excluded && `${excluded.realCost} over ${excluded.realisedPlaceDays}`,
  both(after),
  both(difference),
];

describe('the bridge to a cost of a place-day that is like for like', () => {
  let app: TestApplication;
  let beforeAnyKind: string;

  beforeAll(async () => {
    app = await startTestApplication();
    const places = (location: string | null, count: number, occupied: number | null): unknown[] => {
      return ['2023-01-01', '2023-01-10', 'GOO', location, count, occupied, null];
    };
    const cost = (category: string, euros: number, location: string | null): unknown[] => {
      return ['2023-01', category, null, euros, location, null, null];
    };
    // 100 place-days, 80 occupied; 7,000.00 of component goo, which held the allowance until the end of 2023
    await approved(app.http, {
      municipality: ZWOLLE,
      year: 2023,
      reception: [places('Hal', 7, 6), places('Hotel De Zon', 2, 1), places('De Boot', 1, 1)],
      costs: [
        cost('goo-allowance', 500, 'Hal'),
        cost('goo-allowance', 300, 'Hotel De Zon'),
        cost('goo-allowance', 100, 'De Boot'),
        cost('goo-housing', 1_500, 'Hotel De Zon'),
        cost('goo-catering', 400, 'Hotel De Zon'),
        cost('goo-security', 850, 'De Boot'),
        cost('goo-catering', 300, 'Hal'),
        cost('goo-housing', 2_750, 'Hal'),
        // without places
        cost('goo-catering', 50, 'Kantoor'),
        cost('goo-guidance', 150, 'Kantoor'),
        cost('goo-implementation', 100, null),
        // of another component
        cost('nuisance', 9_999, 'Hal'),
      ],
    });
    await approved(app.http, {
      municipality: DALFSEN,
      year: 2023,
      reception: [places('Hal', 10, null)],
      costs: [cost('goo-housing', 5_000, 'Hal')],
    });
    await approved(app.http, {
      municipality: AMSTELVEEN,
      year: 2023,
      reception: [['2023-01-01', '2023-01-31', 'POO', null, null, null, 4]],
    });
    beforeAnyKind = (await ofMunicipality(ZWOLLE)).knownOn;
  });
  afterAll(() => app.close());

  const ofMunicipality = async (code: string, query = 'year=2023'): Promise<Answer> =>
    (await app.http.get(`/v1/municipalities/${code}/like-for-like?${query}`).expect(200)).body;
  const national = async (query = 'year=2023'): Promise<Answer & Record<string, unknown>> =>
    (await app.http.get(`/v1/national-shortfall/like-for-like?${query}`).expect(200)).body;
  const say = async (code: string, location: string | null, kind: string): Promise<void> => {
    await app.http.put(`/v1/municipalities/${code}/location-kinds`).send({ location, kind }).expect(200);
  };

  it('takes out leefgeld and catering only, while of one location nobody said what it is', async () => {
    await say(ZWOLLE, 'Hal', 'regular');
    await say(ZWOLLE, 'Hotel De Zon', 'hotel');
    const { bridge } = await ofMunicipality(ZWOLLE);
    // 6,100 less all catering of 750 is 5,350 over 100 and 80
    expect(bridge.steps.map(shown)).toEqual([
      ['allowance', '900.00 over 0.00', '61.00 | 76.25', '-9.00 | -11.25'],
      ['hotel', null, '61.00 | 76.25', '– | –'],
      ['ship', null, '61.00 | 76.25', '– | –'],
      ['catering', '750.00 over 0.00', '53.50 | 66.88', '-7.50 | -9.37'],
    ]);
    const because = 'Van 1 locatie met 10 plekdagen is nog niet gezegd wat voor plek het is.';
    expect(bridge.steps.map(({ unknownBecause }) => unknownBecause)).toEqual([null, because, because, null]);
    expect(bridge.unknown).toEqual(['hotel', 'ship']);
    expect(bridge.waterfalls.perRealisedPlaceDay).toEqual([
      { name: 'Werkelijke kosten per plekdag', kind: 'start', from: '0.00', to: '70.00' },
      { name: 'Zonder leefgeld', kind: 'step', from: '70.00', to: '61.00' },
      { name: 'Zonder catering', kind: 'step', from: '61.00', to: '53.50' },
      { name: 'Tot zover; nog niet vergelijkbaar', kind: 'end', from: '0.00', to: '53.50' },
    ]);
  });

  it('is nationally over all that declared, while no municipality said it of all its locations', async () => {
    const answer = await national();
    expect(answer).toMatchObject({
      bridgeOver: 'all',
      comparable: { declared: 3, withPlaces: 2, comparable: 0, placeDays: '0.00', placeDaysPercentage: '0.00' },
      completeness: { expected: 342, declared: 3 },
      country: {
        realCost: '12000.00',
        realisedPlaceDays: '200.00',
        occupiedPlaceDays: null,
        unitCosts: { perRealisedPlaceDay: '60.00', perOccupiedPlaceDay: null },
        declarations: ['GM0148-2023-1', 'GM0193-2023-1', 'GM0362-2023-1'],
      },
    });
    // 12,000 − 900 = 11,100 and − 750 = 10,350, over 200
    expect(answer.bridge.steps.map(shown)).toEqual([
      ['allowance', '900.00 over 0.00', '55.50 | –', '-4.50 | –'],
      ['hotel', null, '55.50 | –', '– | –'],
      ['ship', null, '55.50 | –', '– | –'],
      ['catering', '750.00 over 0.00', '51.75 | –', '-3.75 | –'],
    ]);
    expect(answer.bridge.steps[1]?.unknownBecause).toBe(
      'Van 2 locaties met samen 110 plekdagen is nog niet gezegd wat voor plek het is.',
    );
    expect(answer.bridge.waterfalls.perOccupiedPlaceDay).toBeNull();
  });

  it('takes out every place and every euro once, when of each location with places it was said', async () => {
    await say(ZWOLLE, 'De Boot', 'ship');
    const { bridge, notices } = await ofMunicipality(ZWOLLE);
    expect(bridge.start).toEqual({
      realCost: '7000.00',
      realisedPlaceDays: '100.00',
      occupiedPlaceDays: '80.00',
      unitCosts: { perRealisedPlaceDay: '70.00', perOccupiedPlaceDay: '87.50' },
      declarations: ['GM0193-2023-1'],
    });
    // leefgeld 900: 6,100 / 100; / 80
    // hotel 1,500 + 400, its leefgeld being out: 4,200 / 80; / 70
    // ship 850: 3,350 / 70; / 60
    // catering 300 + 50, that of the hotel being out: 3,000 / 70 = 42.857142; / 60
    expect(bridge.steps.map(shown)).toEqual([
      ['allowance', '900.00 over 0.00', '61.00 | 76.25', '-9.00 | -11.25'],
      ['hotel', '1900.00 over 20.00', '52.50 | 60.00', '-8.50 | -16.25'],
      ['ship', '850.00 over 10.00', '47.86 | 55.83', '-4.64 | -4.17'],
      ['catering', '350.00 over 0.00', '42.86 | 50.00', '-5.00 | -5.83'],
    ]);
    expect(bridge.steps.map(({ label }) => label)).toEqual([
      'Zonder leefgeld',
      'Zonder hotels',
      'Zonder schepen',
      'Zonder catering',
    ]);
    expect(both(bridge.end)).toBe('42.86 | 50.00');
    expect(bridge.unknown).toEqual([]);
    for (const per of ['perRealisedPlaceDay', 'perOccupiedPlaceDay'] as const) {
      const differences = sum(bridge.steps.map(({ difference }) => amount(difference[per] ?? 'unknown')));
      const [start, end] = [bridge.start.unitCosts[per] ?? 'unknown', bridge.end[per] ?? 'unknown'];
      expect(amountText(differences)).toBe(amountText(amount(end).minus(start)));
      const bars = bridge.waterfalls[per];
      expect(bars?.map(({ to }) => to)).toEqual([start, ...bridge.steps.map(({ after }) => after[per]), end]);
      expect(bars?.at(-1)?.name).toBe('Vergelijkbare kostprijs');
    }
    expect(bridge.costWithoutPlaces).toBe('300.00');
    expect(notices[0]).toBe('kosten zonder locatie met plekken: € 300,00, meegeteld als gewone opvang');
  });

  it('leaves cost without places in, whatever was said of where it was made', async () => {
    const { bridge } = await ofMunicipality(ZWOLLE);
    await say(ZWOLLE, 'Kantoor', 'hotel');
    await say(ZWOLLE, null, 'ship');
    expect((await ofMunicipality(ZWOLLE)).bridge).toEqual(bridge);
  });

  it('is nationally over those that can be compared, and says how much of the country that is', async () => {
    const { bridge, ...answer } = await national();
    expect(answer).toMatchObject({
      bridgeOver: 'comparable',
      comparable: { declared: 3, withPlaces: 2, comparable: 1, placeDays: '100.00', placeDaysPercentage: '50.00' },
      country: { realCost: '12000.00', unitCosts: { perRealisedPlaceDay: '60.00', perOccupiedPlaceDay: null } },
    });
    expect(bridge).toEqual((await ofMunicipality(ZWOLLE)).bridge);

    await say(DALFSEN, 'Hal', 'regular');
    const whole = await national();
    expect(whole.comparable).toMatchObject({ comparable: 2, placeDays: '200.00', placeDaysPercentage: '100.00' });
    expect(whole.bridge.start.declarations).toEqual(['GM0148-2023-1', 'GM0193-2023-1']);
    // 11,100 / 200; 9,200 / 180 = 51.111; 8,350 / 170 = 49.1176; 8,000 / 170 = 47.0588; nobody counted in Dalfsen
    expect(whole.bridge.steps.map(({ after }) => both(after))).toEqual([
      '55.50 | –',
      '51.11 | –',
      '49.12 | –',
      '47.06 | –',
    ]);
  });

  it('is what was known on a moment', async () => {
    const { bridge } = await ofMunicipality(ZWOLLE, `year=2023&knownOn=${beforeAnyKind}`);
    expect(bridge.steps[1]?.unknownBecause).toBe(
      'Van 3 locaties met samen 100 plekdagen is nog niet gezegd wat voor plek het is.',
    );
    expect(await national(`year=2023&knownOn=${beforeAnyKind}`)).toMatchObject({ bridgeOver: 'all' });
  });

  it('is over the version that stands', async () => {
    await approved(app.http, { municipality: AMSTELVEEN, year: 2023, costs: [['2023-01', 'goo-other', null, 10]] });
    const { bridge, notices } = await ofMunicipality(AMSTELVEEN);
    expect(bridge.start).toMatchObject({
      realCost: '10.00',
      unitCosts: { perRealisedPlaceDay: null, perOccupiedPlaceDay: null },
      declarations: ['GM0362-2023-2'],
    });
    // no places: nothing is unknown of them, and there is no unit cost
    expect([bridge.unknown, both(bridge.end), bridge.waterfalls.perRealisedPlaceDay]).toEqual([[], '– | –', null]);
    expect(notices[0]).toBe('kosten zonder locatie met plekken: € 10,00, meegeteld als gewone opvang');
    // nor is there anything to compare
    expect(await national()).toMatchObject({
      comparable: { declared: 3, withPlaces: 2, comparable: 2 },
      bridge: { start: { realCost: '12000.00', declarations: ['GM0148-2023-1', 'GM0193-2023-1'] } },
      country: { realCost: '12010.00', declarations: ['GM0148-2023-1', 'GM0193-2023-1', 'GM0362-2023-2'] },
    });
  });

  it('has no end where all places are hotels', async () => {
    const reception = [['2025-01-01', '2025-01-10', 'GOO', null, 1, 0, null]];
    const costs = [['2025-01', 'goo-housing', null, 900, null, null, null]];
    await approved(app.http, { municipality: HAARLEM, year: 2025, reception, costs });
    await say(HAARLEM, null, 'hotel');
    const { bridge } = await ofMunicipality(HAARLEM, 'year=2025');
    expect(bridge.steps.map(shown)).toEqual([
      ['allowance', '0.00 over 0.00', '90.00 | –', '0.00 | –'],
      ['hotel', '900.00 over 10.00', '– | –', '– | –'],
      ['ship', '0.00 over 0.00', '– | –', '– | –'],
      ['catering', '0.00 over 0.00', '– | –', '– | –'],
    ]);
    expect(bridge.waterfalls.perRealisedPlaceDay).toBeNull();
  });

  it('is nothing where nothing was declared, and has the norm amounts all the same', async () => {
    const { bridge, normAmounts, notices } = await ofMunicipality(HAARLEM, 'year=2022');
    expect([bridge, notices[0]]).toEqual([null, 'geen goedgekeurde declaratie']);
    expect(normAmounts).toEqual([
      expect.objectContaining({ from: '2022-03-01', through: '2022-10-14', amount: '100.00', certainty: 'final' }),
      expect.objectContaining({ from: '2022-10-15', through: '2022-12-31', amount: '83.00', certainty: 'final' }),
    ]);
    expect(await national('year=2022')).toMatchObject({
      bridge: null,
      comparable: { declared: 0, withPlaces: 0, comparable: 0, placeDaysPercentage: null },
      country: { realCost: '0.00', unitCosts: { perRealisedPlaceDay: null }, declarations: [] },
    });
  });

  it.each([
    [
      2023,
      'GM0193',
      ['83.00'],
      /^(het normbedrag van dit jaar is met leefgeld|alleen van het normbedrag vanaf 2025)/,
      2,
    ],
    [2024, 'GM0193', ['61.00'], /^alleen van het normbedrag vanaf 2025 is bekend/, 1],
    [2025, 'GM0193', ['44.00'], /./, 0],
    [2026, 'GM0193', ['44.00'], /^normbedrag na 31-12-2025 niet bevestigd$/, 1],
  ])('says in what the norm amount of %s is not like it', async (year, code, amounts, notice, count) => {
    const { normAmounts, notices } = await ofMunicipality(code, `year=${year}`);
    expect(normAmounts.map((one) => one.amount)).toEqual(amounts);
    const ofNorm = notices.filter((one) => !/^(geen goedgekeurde declaratie|kosten zonder)/.test(one));
    expect([ofNorm.length, ofNorm.every((one) => notice.test(one))]).toEqual([count, true]);
  });

  it('is not shown of a municipality that there is not, and of no year that there is not', async () => {
    await app.http.get('/v1/municipalities/GM9999/like-for-like?year=2023').expect(404);
    await app.http.get('/v1/national-shortfall/like-for-like').expect(400);
    await app.http.get('/v1/national-shortfall/like-for-like?year=2021').expect(400);
  });
});
