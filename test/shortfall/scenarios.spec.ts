import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

interface Sums {
  realCost: string;
  entitlement: string;
  netGap: string;
  shortfall: string;
  surplus: string;
  municipalities: { withShortfall: number; withSurplus: number; even: number };
}
interface Outcome {
  baseline: Sums;
  scenario: Sums;
  difference: Sums;
}
interface Figures {
  realCost: string;
  entitlement: string;
  gap: string;
  quantityWithoutTariff: string;
}
interface Result {
  fromYear: number;
  throughYear: number;
  years: (Outcome & { year: number; carriedForward: boolean; completeness: { declared: number } })[];
  total: Outcome;
  components: { year: number; component: string; baseline: Figures; scenario: Figures; difference: Figures }[];
  municipalities: { municipality: string; baselineGap: string; scenarioGap: string; difference: string }[];
  netting: string;
  assumptions: string[];
}
interface Scenario {
  id: string;
  knownOn: string;
  inputsSha256: string;
  inputs: Record<string, unknown>;
  result: Result;
}

const EMPTY = { name: 'Leeg', fromDate: '2025-01-01', throughYear: 2030 };
const GOO_55 = { tariff: 'goo-place-day', validFrom: '2025-01-01', amount: '55.00' };

describe('scenarios', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    // Zwolle: 10 places in October 2025 and 5 persons with hosts, over the norm; a grant that came a year later
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2025,
      reception: [
        ['2025-10-10', '2025-10-31', 'GOO', 'Hal', 10, null, null],
        ['2025-10-01', '2025-11-30', 'POO', null, null, null, 5],
      ],
      costs: [
        ['2025-10', 'goo-housing', null, 15_000],
        ['2025-10', 'poo-allowance', null, 1_000],
        ['2025-11', 'transition', null, 620],
      ],
      receipts: [
        ['2026-02-01', 'toekenning', 'transition', 600, 'T1'],
        ['2025-10-15', 'eigen bijdrage', 'goo', 80, null],
      ],
    });
    // Dalfsen: 2 places the whole of 2025, below the norm, and 2024 as well
    for (const year of [2024, 2025]) {
      await approved(app.http, {
        municipality: 'GM0148',
        year,
        reception: [[`${year}-01-01`, `${year}-12-31`, 'GOO', 'Hal', 2, null, null]],
        costs: [[`${year}-06`, 'goo-housing', null, 20_000]],
      });
    }
    // Amstelveen is paid its real costs
    await approved(app.http, {
      municipality: 'GM0362',
      year: 2025,
      basis: 'werkelijk',
      reception: [['2025-01-01', '2025-12-31', 'GOO', 'Hal', 3, null, null]],
      costs: [['2025-06', 'goo-housing', null, 70_000]],
    });
  });
  afterAll(() => app.close());

  const record = async (body: object): Promise<Scenario> =>
    (
      await app.http
        .post('/v1/scenarios')
        .send({ ...EMPTY, ...body })
        .expect(201)
    ).body;
  const componentOf = ({ result }: Scenario, year: number, component: string): Result['components'][number] =>
    result.components.find((one) => one.year === year && one.component === component) ??
    ((): never => {
      throw new Error(`no ${component} in ${year}`);
    })();
  /** All that a scenario changes: every amount, and how many municipalities lose or gain. */
  const differences = ({ result }: Scenario): (string | number)[] => [
    ...result.components.flatMap(({ difference }) => Object.values(difference) as string[]),
    ...result.municipalities.map(({ difference }) => difference),
    ...[...result.years, result.total].flatMap(({ difference: { municipalities, ...sums } }) => [
      ...Object.values(sums),
      municipalities.withShortfall,
      municipalities.withSurplus,
    ]),
  ];
  const changed = (scenario: Scenario): (string | number)[] =>
    differences(scenario).filter((difference) => difference !== '0.00' && difference !== 0);

  it('of which nothing is changed are exactly 0.00, in every figure', async () => {
    const empty = await record({});
    expect(empty.result.components.length).toBeGreaterThan(20);
    expect([differences(empty).length > 100, changed(empty)]).toEqual([true, []]);
    expect(empty.result.years.map(({ year, carriedForward }) => [year, carriedForward])).toEqual([
      [2025, false],
      ...[2026, 2027, 2028, 2029, 2030].map((year) => [year, true]),
    ]);
    expect(empty.result.netting).toBe('gesaldeerd over 2025 tot en met 2030 en over de onderdelen');
  });

  it('have a baseline that is what was posted, to the cent', async () => {
    const { result } = await record({ fromDate: '2022-01-01', throughYear: 2025 });
    for (const { year, baseline } of result.years) {
      const { body } = await app.http.get(`/v1/national-shortfall?fromYear=${year}&toYear=${year}`).expect(200);
      const { realCost, entitlement, netGap, shortfall, surplus, municipalities } = body.total;
      expect([year, baseline]).toEqual([year, { realCost, entitlement, netGap, shortfall, surplus, municipalities }]);
    }
    const { body } = await app.http.get('/v1/national-shortfall?fromYear=2025&toYear=2025&groupBy=component');
    for (const { key, realCost, entitlement, netGap } of body.groups) {
      const found = result.components.find((one) => one.year === 2025 && one.component === key);
      const expected = {
        realCost: found?.baseline.realCost ?? '0.00',
        entitlement: found?.baseline.entitlement ?? '0.00',
      };
      expect([key, { realCost, entitlement }, netGap]).toEqual([key, expected, found?.baseline.gap ?? '0.00']);
    }
  });

  it.each([
    ['indices of one', { volumeIndex: [{ year: 2026, index: '1.00' }], costIndex: [{ year: 2025, index: '1' }] }],
    [
      'the tariffs of the law',
      {
        tariffs: [
          { tariff: 'goo-place-day', validFrom: '2025-01-01', amount: '44.00' },
          { tariff: 'poo-person-month', validFrom: '2025-01-01', validUntil: '2028-01-01', amount: '48' },
        ],
      },
    ],
    [
      'a tariff that was over before it began',
      { tariffs: [{ ...GOO_55, validFrom: '2024-01-01', validUntil: '2025-01-01' }] },
    ],
  ])('change nothing by %s', async (_story, body) => {
    expect(changed(await record(body))).toEqual([]);
  });

  it('count a tariff from its day on, on the days on which the places were', async () => {
    const scenario = await record({ fromDate: '2025-10-16', throughYear: 2025, tariffs: [GOO_55] });
    // Zwolle 10 places on 16 days, Dalfsen 2 places on 77: (160 + 154) × 11.00; Amstelveen is paid its costs
    expect(componentOf(scenario, 2025, 'goo').difference).toEqual({
      realCost: '0.00',
      entitlement: '3454.00',
      gap: '-3454.00',
      quantityWithoutTariff: '0.00',
    });
    expect(scenario.result.municipalities.map(({ municipality, difference }) => [municipality, difference])).toEqual([
      ['GM0148', '-1694.00'],
      ['GM0193', '-1760.00'],
      ['GM0362', '0.00'],
    ]);
    expect(scenario.result.total.difference).toMatchObject({
      ...{ netGap: '-3454.00', shortfall: '0.00', surplus: '3454.00' },
      municipalities: { withShortfall: 0, withSurplus: 2, even: 1 },
    });
  });

  it('change nothing before their day, and one day more where they begin a day earlier', async () => {
    const entitled = async (fromDate: string): Promise<string[]> => {
      const { result } = await record({ fromDate, baseYear: 2025, tariffs: [GOO_55] });
      return result.years.slice(0, 2).map(({ difference }) => difference.entitlement);
    };
    // in 2026 for a whole year Zwolle 220 place-days, Dalfsen 730: 950 × 11.00
    expect(await entitled('2026-01-01')).toEqual(['0.00', '10450.00']);
    expect(await entitled('2025-12-31')).toEqual(['22.00', '10450.00']);
    expect(await entitled('2026-01-02')).toEqual(['0.00', '10428.00']);
  });

  it('lay indices of numbers and prices over the years', async () => {
    const index = { volumeIndex: [{ year: 2026, index: '1.5' }], costIndex: [{ year: 2026, index: '1.1' }] };
    const scenario = await record({ fromDate: '2026-01-01', throughYear: 2027, ...index });
    // allowance 1,000.00 × 1.5 × 1.1, paid at real cost
    expect(componentOf(scenario, 2026, 'allowance').difference).toMatchObject({ realCost: '650.00', gap: '0.00' });
    // 10 person-months × 48.00, half of them more
    expect(componentOf(scenario, 2026, 'poo-norm').difference.entitlement).toBe('240.00');
    // transition goes by price only, and what was granted in another year stands in the year it is of: 620 × 0.1
    expect(componentOf(scenario, 2026, 'transition')).toMatchObject({
      baseline: { realCost: '620.00', entitlement: '600.00' },
      difference: { realCost: '62.00', entitlement: '0.00', gap: '62.00' },
    });
    expect(scenario.result.years.at(-1)?.difference.netGap).toBe('0.00');
  });

  it.each([2025, 2026])('spread the costs of a month over its days: %d', async (year) => {
    const scenario = await record({
      ...{ fromDate: `${year}-10-16`, baseYear: 2025, throughYear: 2026 },
      costIndex: [{ year, index: '2' }],
    });
    // 1,000.00 of October on 16 of its 31 days, and all of November
    expect(componentOf(scenario, year, 'allowance').difference.realCost).toBe('516.13');
    expect(componentOf(scenario, year, 'transition').difference.realCost).toBe('620.00');
  });

  it('add up: components and municipalities to the years and the total, to the cent', async () => {
    const index = { volumeIndex: [{ year: 2027, index: '1.0333' }], costIndex: [{ year: 2028, index: '0.9777' }] };
    const { result } = await record({ ...index, tariffs: [{ ...GOO_55, amount: '55.55' }] });
    const total = (amounts: string[]): string => amountText(sum(amounts.map((text) => amount(text))));
    for (const side of ['baseline', 'scenario', 'difference'] as const) {
      for (const { year, [side]: sums } of result.years) {
        const ofYear = result.components.filter((one) => one.year === year).map(({ [side]: figures }) => figures);
        expect([year, side, total(ofYear.map(({ gap }) => gap))]).toEqual([year, side, sums.netGap]);
        const { realCost, entitlement, netGap, shortfall, surplus } = sums;
        expect([amount(shortfall).minus(surplus), amount(realCost).minus(entitlement)].map(amountText)).toEqual([
          ...[netGap, netGap],
        ]);
      }
      expect(total(result.years.map(({ [side]: sums }) => sums.netGap))).toBe(result.total[side].netGap);
    }
    expect(total(result.municipalities.map(({ difference }) => difference))).toBe(result.total.difference.netGap);
    expect(total(result.municipalities.map(({ baselineGap }) => baselineGap))).toBe(result.total.baseline.netGap);
  });

  it('come to the same bytes for the same inputs and moment, whatever is posted later', async () => {
    const body = { tariffs: [GOO_55], costIndex: [{ year: 2027, index: '1.02' }] };
    const before = await record(body);
    await approved(app.http, {
      municipality: 'GM0148',
      year: 2025,
      reception: [['2025-01-01', '2025-12-31', 'GOO', 'Hal', 30, null, null]],
      costs: [['2025-06', 'goo-housing', null, 1]],
    });
    await approved(app.http, { municipality: 'GM0014', year: 2025, costs: [['2025-06', 'nuisance', null, 7]] });
    const again = await record({ ...body, name: 'Anders genoemd', knownOn: before.knownOn, baseYear: 2025 });
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(before.result));
    expect([again.inputsSha256, again.knownOn]).toEqual([before.inputsSha256, before.knownOn]);
    expect((await record(body)).result.total).not.toEqual(before.result.total);
    const stored = await app.http.get(`/v1/scenarios/${before.id}`).expect(200);
    expect(JSON.stringify(stored.body)).toBe(JSON.stringify(before));
    const { body: reproduction } = await app.http.get(`/v1/scenarios/${before.id}/reproduction`).expect(200);
    expect(reproduction).toMatchObject({ id: before.id, isSame: true });
    expect(reproduction.resultSha256.stored).toBe(reproduction.resultSha256.reckoned);
  });

  it('say when what is stored is not what comes out', async () => {
    const { id } = await record({ tariffs: [GOO_55] });
    await connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      await expect(client.query(`UPDATE scenario SET name = 'x'`)).rejects.toThrow('refused');
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(`UPDATE scenario SET result = replace(result::text, '55', '56')::json WHERE id = $1`, [id]);
    });
    const { body } = await app.http.get(`/v1/scenarios/${id}/reproduction`).expect(200);
    expect([body.isSame, body.inputsSha256.stored === body.inputsSha256.reckoned]).toEqual([false, true]);
  });

  it('stand side by side, each beside its baseline', async () => {
    const dearer = await record({ name: 'Hoger', baseYear: 2025, tariffs: [GOO_55] });
    const cheaper = await record({ name: 'Lager', knownOn: dearer.knownOn, tariffs: [{ ...GOO_55, amount: '40.00' }] });
    const { body } = await app.http.get(`/v1/scenarios/comparison?ids=${cheaper.id},${dearer.id}`).expect(200);
    expect(body.scenarios.map(({ name }: { name: string }) => name)).toEqual(['Lager', 'Hoger']);
    const [year] = body.years;
    expect(year).toEqual({
      year: 2025,
      outcomes: [cheaper, dearer].map(({ id, result }) => {
        const [{ baseline, scenario, difference } = result.total] = result.years;
        return { id, baseline, scenario, difference };
      }),
    });
    expect(body.notices).toHaveLength(1);
    const older = await record({ baseYear: 2024 });
    const { body: unlike } = await app.http.get(`/v1/scenarios/comparison?ids=${older.id},${dearer.id}`).expect(200);
    expect(unlike.notices.join()).toContain('niet hetzelfde basisjaar');
    await app.http.get('/v1/scenarios/comparison?ids=00000000-0000-4000-8000-000000000000').expect(404);
    await app.http.get(`/v1/scenarios/comparison?ids=${older.id},${older.id}`).expect(400);
    await app.http.get(`/v1/scenarios/comparison?ids=${Array(6).fill(older.id).join()}`).expect(400);
    const { body: list } = await app.http.get('/v1/scenarios').expect(200);
    expect(list.total).toBe(list.items.length);
    expect(list.items.at(-1)).toMatchObject({ id: older.id, inputs: { baseYear: 2024 } });
    expect(list.items.at(-1)).not.toHaveProperty('result');
  });

  it('add predecessors to their successors in a layout', async () => {
    // Brielle became part of Voorne aan Zee in 2023
    await approved(app.http, { municipality: 'GM0501', year: 2022, costs: [['2022-06', 'nuisance', null, 90]] });
    const body = { fromDate: '2022-01-01', throughYear: 2022, baseYear: 2022 };
    const { result: own } = await record(body);
    const { result } = await record({ ...body, layout: 2023 });
    expect(own.municipalities).toMatchObject([{ municipality: 'GM0501', name: 'Brielle', baselineGap: '90.00' }]);
    expect(result.municipalities).toMatchObject([{ municipality: 'GM1992', baselineGap: '90.00' }]);
    expect(result.assumptions.join()).toContain('Gemeenten zoals op 1 januari 2023');
  });

  it('are done once for one key', async () => {
    const send = (): ReturnType<typeof app.http.post> =>
      app.http.post('/v1/scenarios').set('Idempotency-Key', 'een-scenario').send(EMPTY).expect(201);
    const [first, second] = [await send(), await send()];
    expect([second.body.id, second.headers['idempotency-replayed']]).toEqual([first.body.id, 'true']);
  });

  it.each<[string, object, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a day of no calendar', { fromDate: '2025-02-30' }, 'fromDate'],
    ['a year past the end', { throughYear: 2031 }, 'throughYear'],
    ['a beginning after the end', { fromDate: '2026-01-01', throughYear: 2025 }, 'fromDate'],
    ['a base year after the end', { baseYear: 2026, throughYear: 2025 }, 'baseYear'],
    ['an amount below zero', { tariffs: [{ ...GOO_55, amount: '-1.00' }] }, 'tariffs/0/amount'],
    ['an amount as a number', { tariffs: [{ ...GOO_55, amount: 55 }] }, 'tariffs/0/amount'],
    ['a tariff that there is not', { tariffs: [{ ...GOO_55, tariff: 'x' }] }, 'tariffs/0/tariff'],
    ['a tariff on no day', { tariffs: [{ ...GOO_55, validUntil: '2025-01-01' }] }, 'tariffs/0/validUntil'],
    ['two tariffs on a day', { tariffs: [GOO_55, { ...GOO_55, validFrom: '2026-01-01' }] }, 'tariffs/1/validFrom'],
    ['an index below zero', { costIndex: [{ year: 2026, index: '-1' }] }, 'costIndex/0/index'],
    [
      'a year twice',
      {
        volumeIndex: [
          { year: 2026, index: '1' },
          { year: 2026, index: '2' },
        ],
      },
      'volumeIndex/1/year',
    ],
    [
      'an index of a year before it',
      { fromDate: '2026-01-01', costIndex: [{ year: 2025, index: '2' }] },
      'costIndex/0/year',
    ],
    ['what is not known', { unknown: 1 }, 'unknown'],
  ])('are refused with %s', async (_story, body, pointer) => {
    const answer = await app.http
      .post('/v1/scenarios')
      .send({ ...EMPTY, ...body })
      .expect(400);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([pointer]);
  });

  it('need something that is declared to be laid over', async () => {
    await app.http
      .post('/v1/scenarios')
      .send({ ...EMPTY, baseYear: 2023 })
      .expect(409);
    await app.http
      .post('/v1/scenarios')
      .send({ ...EMPTY, knownOn: '2022-05-01' })
      .expect(409);
  });

  it('are for the association only', async () => {
    const { id } = await record({});
    const paths = ['', '/comparison?ids=x', `/${id}`, `/${id}/reproduction`].map((path) => `/v1/scenarios${path}`);
    for (const person of ['controller:GM0193', 'finance-officer:GM0193', 'auditor:GM0193', 'ministry-reader']) {
      for (const path of paths) await app.people.as(person).get(path).expect(403);
      await app.people.as(person).post('/v1/scenarios').send(EMPTY).expect(403);
    }
  });
});
