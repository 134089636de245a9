import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Figures {
  realCost: string;
  entitlement: string;
  gap: string;
}
interface Range {
  low: string;
  central: string;
  high: string;
}
interface Year extends Figures {
  year: number;
  cumulative: Figures;
  certainty: string;
  withoutTariff: { placeDays: string; personMonths: string };
  range: { realCost: Range; entitlement: string; gap: Range; cumulativeGap: Range } | null;
}
interface Outlook {
  knownOn: string;
  baseYear: number;
  base: Figures;
  years: Year[];
  estimate: { reason: string | null; municipalities: number; respondents: number; gap: Range | null };
  assumptions: string[];
}

const PATH = '/v1/national-shortfall/outlook';

describe('the outlook', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    // 10 places in February 2025 at 50.00 a day; 100.00 of allowance a month later
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2025,
      reception: [
        ['2025-02-01', '2025-02-28', 'GOO', 'Hal', 10, null, null],
        ['2025-02-01', '2025-02-28', 'POO', null, null, null, 2],
      ],
      costs: [
        ['2025-02', 'goo-housing', null, 14_000],
        ['2025-03', 'poo-allowance', null, 100],
      ],
    });
  });
  afterAll(() => app.close());

  const asked = async (query = ''): Promise<Outlook> => (await app.http.get(`${PATH}?${query}`).expect(200)).body;
  const figures = ({ realCost, entitlement, gap }: Figures): string[] => [realCost, entitlement, gap];

  it('carries what was posted to later years: by days where places are, else by months', async () => {
    const { baseYear, base, years } = await asked();
    // 280 × 44.00 + 2 × 48.00 + 100.00
    expect([baseYear, figures(base)]).toEqual([2025, ['14100.00', '12516.00', '1584.00']]);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
    expect(years.slice(0, 2).map(figures)).toEqual([figures(base), figures(base)]);
    // 29 days: 290 × 50.00 + 100.00, and 290 × 44.00 + 96.00 + 100.00
    expect(years.slice(2, 3).map(figures)).toEqual([['14600.00', '12956.00', '1644.00']]);
    expect(years.map(({ cumulative }) => cumulative.gap)).toEqual([
      ...['1584.00', '3168.00', '4812.00', '6396.00', '7980.00'],
    ]);
  });

  it('takes indices by year, and tariffs from a day on', async () => {
    const query =
      'throughYear=2027&volumeIndex=2026:2&costIndex=2026:1.1,2027:1.2&gooTariff=2026-02-15:50.00&pooTariff=2027-01-01:60.00';
    const { years } = await asked(query);
    // 560 place-days: 14 of 28 days at 44.00, 14 at 50.00; 4 × 48.00; the allowance is paid as it costs
    expect(years.map(figures)).toEqual([
      ['31020.00', '26732.00', '4288.00'],
      // 280 × 50.00 + 2 × 60.00 + 120.00
      ['16920.00', '14240.00', '2680.00'],
    ]);
  });

  it('says how sure the tariffs of a year are, and what earns nothing', async () => {
    const { years, assumptions } = await asked();
    expect(years.map(({ certainty }) => certainty)).toEqual(Array(5).fill('provisional'));
    expect(assumptions).toContain('normbedrag na 31-12-2025 niet bevestigd');
    expect(years[0]?.withoutTariff).toEqual({ placeDays: '0.00', personMonths: '0.00' });
  });

  it('has no range by one respondent, and says so', async () => {
    const { years, estimate, assumptions } = await asked();
    expect(years.map(({ range }) => range)).toEqual(Array(5).fill(null));
    expect(estimate).toMatchObject({
      reason: 'fewer-than-two-respondents',
      municipalities: 342,
      respondents: 1,
      gap: null,
    });
    expect(assumptions.join()).toContain('minder dan twee gemeenten');
  });

  it('has a range for the whole country by several, which adds up', async () => {
    const before = await asked();
    for (const [municipality, costs] of [
      ['GM0148', 60_000],
      ['GM0362', 90_000],
    ] as const) {
      await approved(app.http, {
        municipality,
        year: 2025,
        reception: [['2025-01-01', '2025-12-31', 'GOO', 'Hal', 4, null, null]],
        costs: [['2025-06', 'goo-housing', null, costs]],
      });
    }
    const { years, estimate, base } = await asked();
    expect([estimate.reason, estimate.respondents]).toEqual([null, 3]);
    for (const { realCost, entitlement, gap, cumulativeGap } of years.flatMap(({ range }) => range ?? [])) {
      for (const bound of ['low', 'central', 'high'] as const) {
        expect(gap[bound]).toBe(amountText(amount(realCost[bound]).minus(amount(entitlement))));
      }
      expect(amount(gap.low).lessThan(gap.central) && amount(gap.central).lessThan(gap.high)).toBe(true);
      expect(amount(gap.central).greaterThan(base.gap)).toBe(true);
      expect(amount(cumulativeGap.high).greaterThanOrEqualTo(gap.high)).toBe(true);
    }
    const gaps = years.map(({ range }) => amount(range?.gap.central ?? 'x'));
    expect(years.at(-1)?.range?.cumulativeGap.central).toBe(amountText(sum(gaps)));
    // 2026 is as long as 2025, and is estimated the same
    expect(years[0]?.range?.gap).toEqual(estimate.gap);
    // the estimate of the base year itself says the same
    const { body } = await app.http.get('/v1/national-shortfall/estimate?year=2025').expect(200);
    expect([body.estimate.total, body.estimate.selfSelection.lower]).toEqual([
      estimate.gap?.central,
      estimate.gap?.low,
    ]);
    // what was known before is still answered as it was
    expect(await asked(`knownOn=${before.knownOn}`)).toEqual(before);
  });

  it.each([
    'baseYear=2021',
    'baseYear=x',
    'throughYear=2031',
    'throughYear=2025',
    'volumeIndex=2026',
    'volumeIndex=2026:-1',
    'volumeIndex=2026:1,2026:2',
    'volumeIndex=2025:2',
    'costIndex=2031:1',
    'costIndex=2028:1&throughYear=2027',
    'costIndex=',
    'gooTariff=2026:44.00',
    'gooTariff=2026-02-30:44.00',
    'gooTariff=2026-01-01:44.001',
    'pooTariff=2026-01-01:48.00,',
    'tariff=x',
  ])('refuses %s', async (query) => {
    await app.http.get(`${PATH}?${query}`).expect(400);
  });

  it('needs a declared base year', async () => {
    await app.http.get(`${PATH}?baseYear=2024`).expect(409);
    await app.http.get(`${PATH}?knownOn=2022-05-01`).expect(409);
  });

  it('is for the association only', async () => {
    for (const person of ['controller:GM0193', 'finance-officer:GM0193', 'auditor:GM0193', 'ministry-reader']) {
      await app.people.as(person).get(PATH).expect(403);
    }
  });
});
