import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** A year of a municipality as the API gives it, as far as these tests look. */
interface Year {
  year: number;
  declared: boolean;
  basis: string;
  provisional: boolean;
  notices: string[];
  total: Record<string, string>;
  components: Record<string, string>[];
  psychosocial: unknown;
}

describe('the shortfall of a municipality', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const yearOf = async (municipality: string, year: number): Promise<Year> => {
    const { body } = await app.http
      .get(`/v1/municipalities/${municipality}/shortfall?fromYear=${year}&toYear=${year}`)
      .expect(200);
    return body.years[0] as Year;
  };
  const component = (year: Year, code: string): Record<string, string> =>
    year.components.find((candidate) => candidate.component === code) ?? {};

  it.each([
    // municipality, year, rows of Opvang, component, the sum, entitlement, quantity
    [
      'GM0014',
      2022,
      [['2022-10-01', '2022-10-31', 'GOO', 'Hal', 10, null, null]],
      'goo',
      '14 × 10 × 100 + 17 × 10 × 83',
      '28110.00',
      '310.00',
    ],
    [
      'GM0034',
      2024,
      [['2024-01-15', '2024-03-03', 'POO', null, null, null, 7]],
      'poo-norm',
      '7 × 3 × 92',
      '1932.00',
      '21.00',
    ],
    [
      'GM0037',
      2022,
      [['2022-03-01', '2022-12-31', 'GOO', 'Hal', 1, null, null]],
      'goo',
      '228 × 100 + 78 × 83',
      '29274.00',
      '306.00',
    ],
    [
      'GM0037',
      2023,
      [['2023-01-01', '2023-12-31', 'GOO', 'Hal', 1, null, null]],
      'goo',
      '365 × 83',
      '30295.00',
      '365.00',
    ],
    [
      'GM0037',
      2024,
      [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 1, null, null]],
      'goo',
      '366 × 61',
      '22326.00',
      '366.00',
    ],
    [
      'GM0037',
      2025,
      [['2025-01-01', '2025-12-31', 'GOO', 'Hal', 1, null, null]],
      'goo',
      '365 × 44',
      '16060.00',
      '365.00',
    ],
  ])('%s %i: %j gives %s as %s', async (municipality, year, reception, code, _sum, entitlement, quantity) => {
    await approved(app.http, { municipality, year, reception });
    const found = component(await yearOf(municipality, year), code);
    expect(found.entitlement).toBe(entitlement);
    expect(found.gap).toBe(`-${entitlement}`);
    expect(found.placeDays ?? found.personMonths).toBe(quantity);
  });

  it('adds the years up, and shows a year without a declaration as undeclared, not as zero', async () => {
    const { body } = await app.http.get('/v1/municipalities/GM0037/shortfall?fromYear=2022&toYear=2026').expect(200);
    // 29,274 + 30,295 + 22,326 + 16,060
    expect(body.total.entitlement).toBe('97955.00');
    expect(body.years.map((year: Year) => year.declared)).toEqual([true, true, true, true, false]);
    expect(body.years[4]).toMatchObject({ total: null, components: [], notices: ['geen goedgekeurde declaratie'] });
  });

  it('holds every component, both gaps and the deduction apart', async () => {
    await approved(app.http, {
      municipality: 'GM0106',
      year: 2024,
      reception: [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 10, 9, null]],
      costs: [
        ['2024-03', 'goo-housing', null, 200_000, 'Hal', null, null],
        ['2024-03', 'goo-allowance', null, 40_000.1, null, null, null],
        ['2024-04', 'transition', null, 90_000, null, null, null],
        ['2024-04', 'youth-care', null, 1_234.56, null, null, null],
        ['2024-04', 'nuisance', null, 500, null, null, null],
      ],
      receipts: [
        ['2024-07-01', 'Voorschot', 'goo', 210_000, null],
        ['2024-12-01', 'Terugvordering', 'goo', 1_000, null],
        ['2024-08-01', 'Toekenning', 'transition', 80_000, null],
        ['2024-09-01', 'Eigen bijdrage', 'goo', 2_250.5, null],
      ],
    });
    const year = await yearOf('GM0106', 2024);
    // 366 × 10 × 61 = 223,260 − 2,250.50
    expect(component(year, 'goo')).toMatchObject({
      realCost: '200000.00',
      entitlement: '221009.50',
      deduction: '2250.50',
      gap: '-21009.50',
      received: '209000.00',
      cashGap: '-9000.00',
    });
    expect(component(year, 'allowance')).toMatchObject({ realCost: '40000.10', entitlement: '40000.10', gap: '0.00' });
    expect(component(year, 'transition')).toMatchObject({
      realCost: '90000.00',
      entitlement: '80000.00',
      gap: '10000.00',
    });
    expect(component(year, 'care')).toMatchObject({ realCost: '1234.56', entitlement: '0.00', gap: '1234.56' });
    expect(component(year, 'own')).toMatchObject({ realCost: '500.00', gap: '500.00' });
    expect(year.total).toEqual({
      realCost: '331734.66',
      entitlement: '341009.60',
      received: '209000.00',
      gap: '-9274.94',
      cashGap: '122734.66',
    });
  });

  it('moves the allowance of GOO out of the norm on 1 January 2024', async () => {
    const costs = (year: number): unknown[][] => [[`${year}-06`, 'goo-allowance', null, 900, null, null, null]];
    await approved(app.http, { municipality: 'GM0109', year: 2023, costs: costs(2023) });
    await approved(app.http, { municipality: 'GM0109', year: 2024, costs: costs(2024) });
    const before = await yearOf('GM0109', 2023);
    const after = await yearOf('GM0109', 2024);
    expect(component(before, 'goo')).toMatchObject({ realCost: '900.00', entitlement: '0.00' });
    expect(component(before, 'allowance').realCost).toBe('0.00');
    expect(component(after, 'goo').realCost).toBe('0.00');
    expect(component(after, 'allowance')).toMatchObject({ realCost: '900.00', entitlement: '900.00' });
  });

  it('pays the real costs on basis actual, and still counts the places', async () => {
    await approved(app.http, {
      municipality: 'GM0114',
      year: 2025,
      basis: 'werkelijk',
      reception: [['2025-01-01', '2025-01-31', 'GOO', 'Hal', 10, null, null]],
      costs: [['2025-01', 'goo-housing', null, 18_600, null, null, null]],
      receipts: [['2025-06-01', 'Eigen bijdrage', null, 100, null]],
    });
    const year = await yearOf('GM0114', 2025);
    expect(year.basis).toBe('actual');
    expect(component(year, 'goo')).toMatchObject({
      realCost: '18600.00',
      entitlement: '18500.00',
      gap: '100.00',
      placeDays: '310.00',
      deduction: '100.00',
    });
  });

  it('marks what rests on an unconfirmed tariff, and what has none', async () => {
    await approved(app.http, {
      municipality: 'GM0118',
      year: 2026,
      reception: [['2026-01-01', '2026-01-31', 'GOO', 'Hal', 1, null, null]],
    });
    await approved(app.http, {
      municipality: 'GM0118',
      year: 2022,
      reception: [['2022-02-27', '2022-03-02', 'GOO', 'Hal', 5, null, null]],
    });
    const unconfirmed = await yearOf('GM0118', 2026);
    expect(unconfirmed.provisional).toBe(true);
    expect(unconfirmed.notices).toEqual(['normbedrag na 31-12-2025 niet bevestigd']);
    const without = await yearOf('GM0118', 2022);
    expect(without.provisional).toBe(false);
    expect(without.notices).toEqual(['geen normbedrag vastgesteld']);
    expect(component(without, 'goo')).toMatchObject({
      entitlement: '1000.00',
      placeDays: '20.00',
      placeDaysWithoutTariff: '10.00',
    });
  });

  it('shows psychosocial and psychiatric care over its three routes, next to where it lands', async () => {
    await approved(app.http, {
      municipality: 'GM0119',
      year: 2024,
      costs: [
        ['2024-01', 'psychosocial-care', 'BooO', 100, null, null, null],
        ['2024-01', 'psychosocial-care', 'VWS', 20, null, null, null],
        ['2024-01', 'psychosocial-care', null, 3, null, null, null],
        ['2024-01', 'Psychiatrische zorg', 'VWS', 0.4, null, null, null],
        ['2024-01', 'youth-care', null, 7, null, null, null],
      ],
    });
    const year = await yearOf('GM0119', 2024);
    expect(year.psychosocial).toEqual({ realCost: '123.40', byRoute: { booo: '100.00', vws: '20.40', own: '3.00' } });
    expect(['goo', 'care', 'own'].map((code) => component(year, code).realCost)).toEqual(['100.00', '27.40', '3.00']);
    expect(year.total.realCost).toBe('130.40');
  });

  it.each([
    ['/v1/municipalities/GM9999/shortfall', 404],
    ['/v1/municipalities/GM0014/shortfall?fromYear=2025&toYear=2024', 400],
    ['/v1/municipalities/GM0014/shortfall?fromYear=2021', 400],
    ['/v1/municipalities/GM0014/shortfall?fromYear=abc', 400],
  ])('%s is a %i', async (path, status) => {
    const { body, headers } = await app.http.get(path).expect(status);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.status).toBe(status);
  });
});
