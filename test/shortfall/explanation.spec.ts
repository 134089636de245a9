import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Effect {
  effect: string;
  amount: string;
}
interface Explanation {
  knownOn: string;
  gapFrom: string | null;
  gapTo: string | null;
  change: string | null;
  effects: Effect[];
  waterfall: { kind: string; from: string; to: string }[];
  municipalities: { municipality: string; kind: string; effects: Effect[]; change: string }[];
  notCompared: { municipality: string; missingYears: number[] }[];
  content: unknown[];
  notices: string[];
}

describe('the explanation of a change of the gap', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    const places = (year: number, places: number): unknown[][] => [
      [`${year}-01-01`, `${year}-01-10`, 'GOO', 'Hal', places, null, null],
    ];
    const cost = (year: number, category: string, euros: number): unknown[] => [
      `${year}-01`,
      category,
      null,
      euros,
      null,
      null,
      null,
    ];
    const declared: [string, number, unknown[][], unknown[][]][] = [
      // Zwolle: 100 place-days at 50 against 61, then 200 at 55 against 44
      ['GM0193', 2024, places(2024, 10), [cost(2024, 'goo-housing', 5_000)]],
      ['GM0193', 2025, places(2025, 20), [cost(2025, 'goo-housing', 11_000), cost(2025, 'nuisance', 40)]],
      // Dalfsen: 100 place-days at 61 against 61, then 100 at 60 against 44
      ['GM0148', 2024, places(2024, 10), [cost(2024, 'goo-housing', 6_100)]],
      ['GM0148', 2025, places(2025, 10), [cost(2025, 'goo-housing', 6_000)]],
      // Amstelveen had no reception before 2025, and said so
      ['GM0362', 2024, [], [cost(2024, 'nuisance', 10)]],
      ['GM0362', 2025, places(2025, 1), [cost(2025, 'goo-housing', 500)]],
      // Utrecht declared 2023 and 2024 only: the allowance leaves component goo between them
      ['GM0344', 2023, places(2023, 10), [cost(2023, 'goo-housing', 4_000), cost(2023, 'goo-allowance', 900)]],
      ['GM0344', 2024, places(2024, 10), [cost(2024, 'goo-housing', 4_200), cost(2024, 'goo-allowance', 950)]],
    ];
    for (const [municipality, year, reception, costs] of declared) {
      await approved(app.http, { municipality, year, reception, costs });
    }
  });
  afterAll(() => app.close());

  const explained = async (query: string): Promise<Explanation> =>
    (await app.http.get(`/v1/national-shortfall/explanation?${query}`).expect(200)).body;
  const amounts = (effects: Effect[]): Record<string, string> =>
    Object.fromEntries(effects.map(({ effect, amount: euros }) => [effect, euros]));

  it('of one municipality adds up to the cent', async () => {
    const answer = await explained('fromYear=2024&toYear=2025&municipality=GM0193');
    expect([answer.gapFrom, answer.gapTo, answer.change]).toEqual(['-1100.00', '2240.00', '3340.00']);
    expect(amounts(answer.effects)).toEqual({
      tariff: '2550.00', // −150 × (44 − 61)
      costPrice: '750.00', // 150 × (55 − 50)
      volume: '0.00', // 100 × ½(−11 + 11)
      content: '0.00',
      entryExit: '0.00',
      otherComponents: '40.00',
    });
    expect(answer.waterfall.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['start', '0.00', '-1100.00'],
      ['step', '-1100.00', '1450.00'],
      ['step', '1450.00', '2200.00'],
      ['step', '2200.00', '2200.00'],
      ['step', '2200.00', '2200.00'],
      ['step', '2200.00', '2200.00'],
      ['step', '2200.00', '2240.00'],
      ['end', '0.00', '2240.00'],
    ]);
    expect(answer.municipalities).toEqual([]);
  });

  it('of the country is the sum of those of its municipalities, with mix apart', async () => {
    const answer = await explained('fromYear=2024&toYear=2025');
    // −1,100 + 0 + 10, then 2,240 + 1,600 + 60
    expect([answer.gapFrom, answer.gapTo, answer.change]).toEqual(['-1090.00', '3900.00', '4990.00']);
    const national = amounts(answer.effects);
    expect(national).toMatchObject({
      tariff: '4250.00',
      costPrice: '650.00',
      entryExit: '60.00',
      otherComponents: '30.00',
    });
    const municipal = answer.municipalities.map(({ effects }) => amounts(effects));
    for (const effect of ['tariff', 'costPrice', 'content', 'entryExit', 'otherComponents']) {
      expect([effect, amountText(sum(municipal.map((one) => amount(one[effect] ?? 'x'))))]).toEqual([
        effect,
        national[effect],
      ]);
    }
    expect(amountText(sum(answer.effects.map(({ amount: euros }) => amount(euros))))).toBe('4990.00');
    expect(answer.municipalities.map(({ municipality, kind }) => [municipality, kind])).toEqual([
      ['GM0148', 'compared'],
      ['GM0193', 'compared'],
      ['GM0362', 'entry'],
    ]);
  });

  it('lists who did not declare, in no figure', async () => {
    const { notCompared } = await explained('fromYear=2024&toYear=2025');
    expect(notCompared).toHaveLength(339);
    expect(notCompared.find(({ municipality }) => municipality === 'GM0344')?.missingYears).toEqual([2025]);
    const nobody = await explained('fromYear=2024&toYear=2025&municipality=GM0344');
    expect(nobody).toMatchObject({ gapFrom: null, gapTo: null, change: null, effects: [], waterfall: [] });
    expect(nobody.notices).toContainEqual(expect.stringContaining('niets te vergelijken'));
  });

  it('shows what left the norm amount as content', async () => {
    const answer = await explained('fromYear=2023&toYear=2024&municipality=GM0344');
    expect(answer.content).toEqual([{ costCategory: 'goo-allowance', fundingRoute: 'booo' }]);
    // 100 place-days: 4,900 against 8,300, then 4,200 against 6,100; the allowance is then paid as it costs
    expect([answer.gapFrom, answer.gapTo]).toEqual(['-3400.00', '-1900.00']);
    expect(amounts(answer.effects)).toMatchObject({
      tariff: '2200.00',
      costPrice: '200.00',
      content: '-900.00',
      volume: '0.00',
    });
    expect(answer.notices).toContainEqual(expect.stringContaining('Geen vastgestelde bron'));
  });

  it('takes an assumption of what the tariff paid for that', async () => {
    const answer = await explained('fromYear=2023&toYear=2024&municipality=GM0344&contentTariff=9.00');
    // 9 of the 83 were for the allowance: −100 × (61 − 74), and −900 + 900
    expect(amounts(answer.effects)).toMatchObject({ tariff: '1300.00', costPrice: '200.00', content: '0.00' });
    expect(answer.notices).toContainEqual(expect.stringContaining('aanname'));
  });

  it('is the opposite when the years are swapped', async () => {
    const forth = await explained('fromYear=2024&toYear=2025');
    const back = await explained('fromYear=2025&toYear=2024');
    expect(back.effects.map(({ amount: euros }) => euros)).toEqual(
      forth.effects.map(({ amount: euros }) => amountText(amount(euros).negated())),
    );
  });

  it('is known on a moment', async () => {
    const { knownOn, ...answer } = await explained('fromYear=2024&toYear=2025');
    await approved(app.http, {
      municipality: 'GM0148',
      year: 2025,
      reception: [['2025-01-01', '2025-01-10', 'GOO', 'Hal', 30, null, null]],
      costs: [],
    });
    expect(await explained(`fromYear=2024&toYear=2025&knownOn=${knownOn}`)).toEqual({ knownOn, ...answer });
    expect((await explained('fromYear=2024&toYear=2025')).change).not.toBe(answer.change);
  });

  it('is for a municipality its own, and no other’s', async () => {
    const { body } = await app.people
      .as('controller:GM0193')
      .get('/v1/national-shortfall/explanation?fromYear=2024&toYear=2025')
      .expect(200);
    expect(body).toMatchObject({ municipality: 'GM0193', change: '3340.00', municipalities: [] });
    await app.people
      .as('controller:GM0193')
      .get('/v1/national-shortfall/explanation?fromYear=2024&toYear=2025&municipality=GM0148')
      .expect(404);
  });

  it.each([
    'fromYear=2024',
    'fromYear=2024&toYear=2024',
    'fromYear=2024&toYear=2025&contentTariff=-1',
    'fromYear=x&toYear=2025',
  ])('refuses %s', async (query) => {
    await app.http.get(`/v1/national-shortfall/explanation?${query}`).expect(400);
  });
});
