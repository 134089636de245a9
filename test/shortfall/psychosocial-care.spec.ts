import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Answer {
  groups: (Record<string, unknown> & { key: string })[];
  total: Record<string, unknown> | null;
}

describe('psychosocial and psychiatric care', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    const line = (month: string, category: string, route: string, euros: number): unknown[] => [
      month,
      category,
      route,
      euros,
      null,
      null,
      null,
    ];
    await approved(app.http, {
      municipality: 'GM0193',
      year: 2025,
      // 100 occupied places and 50 persons with hosts, all year
      reception: [
        ['2025-01-01', '2025-12-31', 'GOO', 'Hal', 120, 100, null],
        ['2025-01-01', '2025-12-31', 'POO', null, null, null, 50],
      ],
      costs: [
        line('2025-01', 'psychosocial-care', 'Eigen', 400),
        line('2025-02', 'psychosocial-care', 'BooO', 100),
        line('2025-03', 'psychiatric-care', 'VWS', 300),
        line('2025-03', 'youth-care', 'VWS', 300),
      ],
      // half of the 600 of component care was granted
      receipts: [['2025-04-01', 'Toekenning', 'care', 300, 'B-1']],
    });
    await approved(app.http, {
      municipality: 'GM0148',
      year: 2025,
      reception: [['2025-01-01', '2025-12-31', 'GOO', 'Hal', 10, null, null]],
      costs: [line('2025-01', 'psychosocial-care', 'Eigen', 50)],
    });
    await approved(app.http, { municipality: 'GM0148', year: 2024, costs: [line('2024-01', 'nuisance', 'Eigen', 1)] });
  });
  afterAll(() => app.close());

  const ask = async (query: string): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/psychosocial-care?${query}`).expect(200)).body;

  it('is told by route, with the share that nobody covers', async () => {
    const { total } = await ask('fromYear=2025&toYear=2025');
    expect(total).toMatchObject({
      realCost: '850.00',
      psychosocial: '550.00',
      psychiatric: '300.00',
      byRoute: { booo: '100.00', vws: '300.00', own: '450.00' },
      uncovered: '450.00',
      uncoveredPercentage: '52.94', // 450 of 850
      uncoveredAfterGrants: '600.00', // and half of 300
      uncoveredAfterGrantsPercentage: '70.59',
    });
  });

  it('is told per person received, of the municipalities that say how many they were', async () => {
    const { total, groups } = await ask('fromYear=2025&toYear=2025&groupBy=municipality');
    // 800 over 150 persons; Dalfsen does not say how many of its places were occupied
    expect(total).toMatchObject({ averagePersons: '150.00', costPerPerson: '5.33', declared: 2, withPersons: 1 });
    expect(groups.find(({ key }) => key === 'GM0148')).toMatchObject({
      realCost: '50.00',
      averagePersons: null,
      costPerPerson: null,
      withPersons: 0,
    });
  });

  it('is told by year and region', async () => {
    const { groups } = await ask('fromYear=2024&toYear=2025&groupBy=safetyRegion,year');
    expect(groups.map(({ key, label, realCost }) => [key, label, realCost])).toEqual([
      ['VR04 / 2024', 'IJsselland / 2024', '0.00'],
      ['VR04 / 2025', 'IJsselland / 2025', '850.00'],
    ]);
    // a share of nothing is no share
    expect(groups[0]).toMatchObject({ uncoveredPercentage: null, averagePersons: '0.00', costPerPerson: null });
  });

  it('is not there where nothing stands declared', async () => {
    expect(await ask('fromYear=2023&toYear=2023')).toMatchObject({ groups: [], total: null });
  });

  it('has no components', async () => {
    await app.http.get('/v1/national-shortfall/psychosocial-care?groupBy=component').expect(400);
  });
});
