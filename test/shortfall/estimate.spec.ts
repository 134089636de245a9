import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { nationalEstimate } from '../../src/kernel/national-estimate.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

interface Answer {
  municipalities: number;
  respondents: number;
  hardFloor: string;
  reason: string | null;
  notices: string[];
  estimate: null | {
    total: string;
    estimated: string;
    standardError: string;
    interval: { lower: string; upper: string };
    strata: { stratum: string; auxiliary: string; respondents: number; municipalities: number; total: string }[];
    assumptions: { code: string; text: string }[];
    selfSelection: {
      lowest: string;
      highest: string;
      lower: string;
      upper: string;
      scenarios: { oddsFactor: string; total: string }[];
    };
    narrowing: { municipality: string; name: string; text: string }[];
  };
}

/** Ten municipalities of several sizes, with their gap of 2024: costs against 100 place-days at 61. */
const DECLARED: [string, number][] = [
  ['GM0193', 9_000],
  ['GM0148', 6_500],
  ['GM0362', 8_000],
  ['GM0344', 15_000],
  ['GM0340', 5_900],
  ['GM0363', 21_000],
  ['GM0599', 17_000],
  ['GM0177', 6_300],
  ['GM0160', 7_100],
  ['GM0166', 6_900],
];

describe('the national estimate', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    for (const [municipality, euros] of DECLARED) {
      await approved(app.http, {
        municipality,
        year: 2024,
        reception: [['2024-01-01', '2024-01-10', 'GOO', 'Hal', 10, 10, null]],
        costs: [['2024-01', 'goo-housing', null, euros, null, null, null]],
      });
    }
  });
  afterAll(() => app.close());

  const ask = async (query: string): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/estimate?${query}`).expect(200)).body;

  it('keeps what is known apart from what is estimated', async () => {
    const { municipalities, respondents, hardFloor, estimate } = await ask('year=2024');
    const floor = DECLARED.reduce((total, [, euros]) => total + euros - 6_100, 0);
    expect([municipalities, respondents, hardFloor]).toEqual([342, 10, `${floor}.00`]);
    expect(amountText(amount(hardFloor).plus(estimate?.estimated ?? 'x'))).toBe(estimate?.total);
    expect(amount(estimate?.interval.lower ?? 'x').lt(estimate?.total ?? 'x')).toBe(true);
    expect(amount(estimate?.interval.upper ?? 'x').gt(estimate?.total ?? 'x')).toBe(true);
  });

  it('is that of the kernel over the frame of the year, by population', async () => {
    const { body } = await app.http.get('/v1/municipalities?validOn=2024-12-31').expect(200);
    const { estimate } = await ask('year=2024');
    const declared = new Map(DECLARED);
    const { rows } = await connected(app.database.ownerUrl, (client) =>
      client.query<{ code: string; population: number }>(
        'SELECT municipality_code AS code, population FROM municipality_population WHERE year = 2024',
      ),
    );
    const inhabitants = new Map(rows.map(({ code, population }) => [code, population]));
    const kernel = nationalEstimate(
      body.items.map(({ code }: { code: string }) => ({
        municipalityCode: code,
        population: inhabitants.get(code) ?? 0,
        realisedPlaces: null,
        declared: declared.has(code) ? { y: amount(declared.get(code) ?? 0).minus(6_100) } : null,
      })),
    );
    if (kernel.reason !== null) throw new Error(kernel.reason);
    expect(estimate?.total).toBe(amountText(kernel.total));
    expect(estimate?.standardError).toBe(amountText(kernel.standardError));
    expect(amountText(sum((estimate?.strata ?? []).map(({ total }) => amount(total)))).slice(0, -3)).toBe(
      amountText(kernel.total).slice(0, -3),
    );
  });

  it('says in words what it takes for granted', async () => {
    const { estimate, notices } = await ask('year=2024');
    const codes = estimate?.assumptions.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['response-unrelated-to-cost', 'ratio-within-stratum', 'auxiliary-is-population']),
    );
    for (const { text } of estimate?.assumptions ?? []) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(notices).toContainEqual(expect.stringContaining('bandbreedte'));
  });

  it('shows what self-selection could do, falling with the odds, around the plain total', async () => {
    const { estimate } = await ask('year=2024');
    const totals = estimate?.selfSelection.scenarios.map(({ total }) => amount(total)) ?? [];
    expect(estimate?.selfSelection.scenarios.map(({ oddsFactor }) => oddsFactor)).toEqual([
      '0.50',
      '0.61',
      '0.80',
      '1.00',
      '1.25',
      '1.65',
      '2.00',
    ]);
    for (const [index, total] of totals.entries()) expect(total.lte(totals[index - 1] ?? total)).toBe(true);
    expect(amountText(totals[3] ?? amount(0))).toBe(estimate?.total);
    expect(amount(estimate?.selfSelection.lower ?? 'x').lte(estimate?.interval.lower ?? 'x')).toBe(true);
  });

  it('names who would narrow it most', async () => {
    const { estimate } = await ask('year=2024');
    expect(estimate?.narrowing).toHaveLength(20);
    expect(estimate?.narrowing.map(({ municipality }) => municipality)).not.toContain('GM0193');
  });

  it('takes the places of a year that all declared for who declared it', async () => {
    const { estimate } = await ask('year=2024&placesOf=2024');
    expect(new Set(estimate?.strata.map(({ auxiliary }) => auxiliary))).toEqual(new Set(['population']));
  });

  it('is not made of too little, and says why', async () => {
    expect(await ask('year=2025')).toMatchObject({
      estimate: null,
      reason: 'fewer-than-two-respondents',
      hardFloor: '0.00',
    });
    const { reason, notices } = await ask('year=2022');
    expect([reason, notices[0]]).toEqual(['population-unknown', expect.stringContaining('Brielle')]);
    expect(await ask('year=2022&layout=2023')).toMatchObject({ reason: 'fewer-than-two-respondents' });
  });

  it.each(['', 'year=2024&figure=profit', 'year=2024&placesOf=x'])('refuses "%s"', async (query) => {
    await app.http.get(`/v1/national-shortfall/estimate?${query}`).expect(400);
  });
});
