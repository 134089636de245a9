import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved, declarationWorkbook } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Municipality {
  municipality: string;
  status: string;
  reason?: string;
}
interface Answer {
  knownOn: string;
  total: Record<string, unknown>;
  groups: { grouping: string; key: string; expected: number; approved: number }[];
  municipalities: (Municipality & { costMonths: string[]; receptionMonths: string[]; emptyMonths: string[] })[];
  toCall: Municipality[];
}

describe('completeness', () => {
  let app: TestApplication;
  let before: Answer;

  const ask = async (query: string): Promise<Answer> =>
    (await app.http.get(`/v1/national-shortfall/completeness?${query}`).expect(200)).body;
  const of = (answer: Answer, code: string): Answer['municipalities'][number] | undefined =>
    answer.municipalities.find(({ municipality }) => municipality === code);

  beforeAll(async () => {
    app = await startTestApplication();
    const content = {
      reception: [['2022-03-15', '2022-05-02', 'GOO', 'Hal', 10, null, null]],
      costs: [
        ['2022-01', 'goo-housing', null, 100, null, null, null],
        ['2022-06', 'goo-housing', null, 100, null, null, null],
      ],
    };
    await approved(app.http, { municipality: 'GM0193', year: 2022, ...content });
    before = await ask('year=2022');
    const draft = await declarationWorkbook({ municipality: 'GM0148', year: 2022, ...content });
    await app.http.post('/v1/declarations').attach('file', draft, 'a.xlsx').expect(201);
    // a second version of Zwolle, not approved: the first is in force
    const second = await declarationWorkbook({ municipality: 'GM0193', year: 2022, costs: content.costs });
    await app.http.post('/v1/declarations').attach('file', second, 'b.xlsx').expect(201);
    const returned = await declarationWorkbook({ municipality: 'GM0362', year: 2022, ...content });
    const { body } = await app.http.post('/v1/declarations').attach('file', returned, 'c.xlsx').expect(201);
    for (const { number } of body.findings) {
      await app.http
        .post(`/v1/declarations/${body.id}/confirmations`)
        .send({ findings: [number], reason: 'zo is het' });
    }
    await app.people.as('finance-officer:GM0362:anna').post(`/v1/declarations/${body.id}/submission`).expect(200);
    await app.people
      .as('controller:GM0362:bert')
      .post(`/v1/declarations/${body.id}/return`)
      .send({ reason: 'nee' })
      .expect(200);
  });
  afterAll(() => app.close());

  it('counts where every municipality that is due stands', async () => {
    const { total, groups } = await ask('year=2022');
    expect(total).toEqual({
      expected: 344,
      approved: 1,
      submitted: 0,
      returned: 1,
      draft: 1,
      nothing: 341,
      approvedPercentage: '0.29',
    });
    for (const grouping of ['province', 'safetyRegion', 'sizeClass']) {
      const parts = groups.filter((group) => group.grouping === grouping);
      expect(parts.reduce((sum, { expected }) => sum + expected, 0)).toBe(344);
    }
    expect(groups.find(({ key }) => key === 'Overijssel')).toMatchObject({ expected: 25, approved: 1 });
  });

  it('says for which months, of those the scheme covers', async () => {
    const zwolle = of(await ask('year=2022'), 'GM0193');
    expect(zwolle).toMatchObject({
      status: 'approved',
      declaration: 'GM0193-2022-1',
      costMonths: ['2022-01', '2022-06'],
    });
    expect(zwolle?.receptionMonths).toEqual(['2022-03', '2022-04', '2022-05']);
    expect(zwolle?.emptyMonths).toEqual(['07', '08', '09', '10', '11', '12'].map((month) => `2022-${month}`));
    expect(of(await ask('year=2022'), 'GM0344')).toMatchObject({
      status: 'nothing',
      declaration: null,
      emptyMonths: [],
    });
  });

  it('lists whom to call, the largest first, and why', async () => {
    const { toCall } = await ask('year=2022');
    expect(toCall).toHaveLength(343);
    expect(toCall.slice(0, 3).map(({ municipality }) => municipality)).toEqual(['GM0363', 'GM0599', 'GM0518']);
    expect(toCall.find(({ municipality }) => municipality === 'GM0362')).toMatchObject({
      status: 'returned',
      reason: expect.stringContaining('verbeterd'),
    });
    expect(toCall.find(({ municipality }) => municipality === 'GM0148')).toMatchObject({ status: 'draft' });
  });

  it('is known on a moment', async () => {
    expect(await ask(`year=2022&knownOn=${before.knownOn}`)).toEqual(before);
    expect(of(before, 'GM0148')).toMatchObject({ status: 'nothing' });
  });

  it('asks for a year', async () => {
    await app.http.get('/v1/national-shortfall/completeness').expect(400);
    await app.http.get('/v1/national-shortfall/completeness?year=2021').expect(400);
  });
});
