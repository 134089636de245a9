import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

type Answer = Record<string, unknown> & { notDeclared: unknown[]; notices: string[] };

describe('the cost-covering tariff', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    // 100 place-days each, but Amstelveen 300; at 44 the entitlement is 4,400 each and 13,200
    const declared: [string, number, number, unknown[][]][] = [
      ['GM0193', 10, 4_000, []], // 40.00
      ['GM0148', 10, 4_400.1, []], // 44.001
      ['GM0362', 30, 15_000, []], // 50.00
      ['GM0344', 10, 5_900, [['2025-02-01', 'Eigen bijdrage', 'goo', 100, 'EB']]], // (5,900 + 100) / 100 = 60.00
      ['GM0340', 0, 700, []], // costs without a place
    ];
    for (const [municipality, places, euros, receipts] of declared) {
      const reception = places === 0 ? [] : [['2025-01-01', '2025-01-10', 'GOO', 'Hal', places, null, null]];
      const costs = [['2025-01', 'goo-housing', null, euros, null, null, null]];
      await approved(app.http, { municipality, year: 2025, reception, costs, receipts });
    }
  });
  afterAll(() => app.close());

  const ask = async (query: string): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/cost-covering-tariff?year=2025&${query}`).expect(200)).body;

  it('is at the weighted mean the one at which the national gap is zero, rounded up to the cent', async () => {
    const { weightedMean, counted, leftOut } = await ask('');
    // (4,000 + 4,400.10 + 15,000 + 5,900 + 100) / 600 = 49.0001666…
    expect(counted).toMatchObject({
      realCost: '29300.10',
      deduction: '100.00',
      entitlement: '26300.00',
      placeDays: '600.00',
    });
    expect(weightedMean).toMatchObject({
      rate: '49.000167',
      tariff: '49.01',
      stateCost: '29306.00',
      stateCostChange: '3006.00',
      netGap: '-5.90',
    });
    expect(leftOut).toMatchObject({
      municipalities: [{ municipality: 'GM0340' }],
      realCost: '700.00',
      placeDays: '0.00',
    });
  });

  it('covers a share of municipalities, each of them traced', async () => {
    const { covering } = await ask('coverage=0.5');
    expect(covering).toMatchObject({
      rate: '44.001000',
      tariff: '44.01',
      from: { municipality: 'GM0148', name: 'Dalfsen' },
      coveredMunicipalities: 2,
      municipalities: { withShortfall: 2, withSurplus: 2, even: 0 },
    });
    expect((await ask('coverage=0.5001')).covering).toMatchObject({ tariff: '50.00', coveredMunicipalities: 3 });
    expect((await ask('coverage=1')).covering).toMatchObject({ tariff: '60.00', shortfall: '0.00' });
    // a cent less would not do
    expect((await ask('coverage=0.5&tariff=44.00')).asked).toMatchObject({
      coveredMunicipalities: 1,
      rate: null,
      from: null,
    });
  });

  it('covers a share of place-days', async () => {
    // 100, 200, 500 and 600 of 600
    expect((await ask('coverage=0.3333&of=placeDays')).covering).toMatchObject({ tariff: '44.01' });
    expect((await ask('coverage=0.3334&of=placeDays')).covering).toMatchObject({
      tariff: '50.00',
      coveredPlaceDays: '500.00',
    });
  });

  it('shows the spread, what the law says, and who is not in it', async () => {
    const { overMunicipalities, inForce, notDeclared, notices } = await ask('');
    expect(overMunicipalities).toMatchObject({
      p10: { tariff: '40.00' },
      median: { tariff: '44.01' },
      p90: { tariff: '60.00' },
    });
    expect(inForce).toEqual([
      expect.objectContaining({ amount: '44.00', validFrom: '2025-01-01', source: expect.stringContaining('BooO') }),
    ]);
    expect(notDeclared).toHaveLength(337);
    expect(notices).toContainEqual(expect.stringContaining('337'));
  });

  it('of a year that nobody declared is not there, rather than zero', async () => {
    const { body } = await app.http.get('/v1/national-shortfall/cost-covering-tariff?year=2023').expect(200);
    expect(body).toMatchObject({ weightedMean: null, overMunicipalities: null, covering: null });
  });

  it.each(['coverage=0', 'coverage=1.1', 'coverage=0.00', 'of=people', 'tariff=-1', 'tariff=1e3', 'tariff='])(
    'refuses %s',
    async (query) => {
      await app.http.get(`/v1/national-shortfall/cost-covering-tariff?year=2025&${query}`).expect(400);
    },
  );
});
