import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import type { DeclarationContent } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** Costs of one month and nothing else: a shortfall; or places of one month without costs: a surplus. */
const cost = (municipality: string, year: number, euros: number): DeclarationContent => ({
  municipality,
  year,
  costs: [[`${year}-05`, 'goo-housing', null, euros, null, null, null]],
});
const places = (municipality: string, year: number, count: number): DeclarationContent => ({
  municipality,
  year,
  reception: [[`${year}-05-01`, `${year}-05-01`, 'GOO', 'Hal', count, null, null]],
});

describe('layouts', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    // Brielle and Hellevoetsluis (2022) became Voorne aan Zee (2023); Wijdemeren is to join Hilversum in 2027
    await approved(app.http, cost('GM0501', 2022, 700));
    await approved(app.http, { ...places('GM0530', 2022, 3), basis: 'werkelijk' });
    await approved(app.http, cost('GM1992', 2023, 400));
    await approved(app.http, places('GM1696', 2025, 10));
    await approved(app.http, cost('GM0402', 2025, 1000));
  });
  afterAll(() => app.close());

  const LAYOUTS = ['', '&layout=2022', '&layout=2023', '&layout=2024', '&layout=2025', '&layout=2026', '&layout=2027'];
  const national = async (
    layout: string,
    groupBy = 'municipality',
  ): Promise<
    Record<string, unknown> & {
      total: Record<string, string>;
      groups: { key: string; netGap: string; completeness: { declared: number } }[];
    }
  > =>
    (await app.http.get(`/v1/national-shortfall?fromYear=2022&toYear=2026&groupBy=${groupBy}${layout}`).expect(200))
      .body;

  it('give the same sums, whichever is asked', async () => {
    const sums = async (layout: string, groupBy: string): Promise<unknown> => {
      const { total } = await national(layout, groupBy);
      const { realCost, entitlement, received, netGap, cashGap, completeness } = total;
      return { realCost, entitlement, received, netGap, cashGap, completeness };
    };
    for (const groupBy of ['municipality', 'year', 'province', 'component']) {
      const own = await sums('', groupBy);
      for (const layout of LAYOUTS) expect(await sums(layout, groupBy)).toEqual(own);
    }
  });

  it('add predecessors to their successor', async () => {
    const gapOf = async (code: string, layout: string): Promise<unknown> => {
      const group = (await national(layout)).groups.find(({ key }) => key === code);
      return group && [group.netGap, group.completeness.declared];
    };
    expect(await gapOf('GM0501', '')).toEqual(['700.00', 1]);
    expect(await gapOf('GM1992', '&layout=2022')).toEqual(['400.00', 1]);
    expect(await gapOf('GM0501', '&layout=2023')).toBeUndefined();
    // 700 + 0 (places on basis actual earn nothing) + 400
    expect(await gapOf('GM1992', '&layout=2023')).toEqual(['1100.00', 3]);
  });

  it('let a planned merger do nothing before its date, and say that it is no law yet', async () => {
    // Wijdemeren: 10 places × 44.00, no costs
    for (const layout of LAYOUTS.slice(0, -1)) {
      const { total, groups } = await national(layout);
      expect([total.shortfall, total.surplus]).toEqual(['2100.00', '440.00']);
      expect(groups.some(({ key }) => key === 'GM1696')).toBe(true);
      expect(JSON.stringify(total.notices)).not.toContain('herindeling');
    }
    const { total, groups } = await national('&layout=2027');
    expect([total.shortfall, total.surplus]).toEqual(['1660.00', '0.00']);
    expect(groups.some(({ key }) => key === 'GM1696')).toBe(false);
    expect(total.notices).toContain('geplande herindeling, nog geen wet: Wijdemeren naar Hilversum op 01-01-2027');
  });

  it('show a municipality with all that became part of it', async () => {
    const { body } = await app.http
      .get('/v1/municipalities/GM1992/shortfall?fromYear=2022&toYear=2023&layout=2024')
      .expect(200);
    expect(body).toMatchObject({
      name: 'Voorne aan Zee',
      layout: 2024,
      years: [
        { year: 2022, basis: null, declarations: ['GM0501-2022-1', 'GM0530-2022-1'], total: { gap: '700.00' } },
        { year: 2023, basis: 'norm', declarations: ['GM1992-2023-1'], total: { gap: '400.00' } },
      ],
      total: { gap: '1100.00' },
    });
    const { body: position } = await app.http.get(
      '/v1/municipalities/GM1992/state-position?fromYear=2022&toYear=2022&layout=2024',
    );
    expect(position.years[0]).toMatchObject({ basis: null, keptSurplus: '0.00' });
  });

  it('say where a municipality went that a layout does not have', async () => {
    const { body } = await app.http.get('/v1/municipalities/GM0501/shortfall?layout=2023').expect(404);
    expect(body.detail).toBe('Brielle bestaat niet in de indeling van 2023. Vraag Voorne aan Zee (GM1992).');
    await app.http.get('/v1/municipalities/GM0501/shortfall?layout=2022').expect(200);
    await app.http.get('/v1/national-shortfall?layout=2021').expect(400);
  });

  it('are kept by an export', async () => {
    const { body } = await app.http
      .post('/v1/exports')
      .send({ fromYear: 2022, toYear: 2025, layout: 2023 })
      .expect(201);
    expect(body).toMatchObject({ layout: 2023, tariffsPublishedBy: null });
    expect((await app.http.get('/v1/exports')).body).toMatchObject({
      total: 1,
      items: [{ id: body.id, layout: 2023 }],
    });
  });
});
