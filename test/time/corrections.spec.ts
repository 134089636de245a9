import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approve, approved, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const LINES = {
  reception: [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 10, 10, null]],
  costs: [
    ['2024-01', 'goo-housing', null, 1000, 'Hal', 'huur', 'F-1'],
    ['2024-02', 'goo-housing', null, 1000, 'Hal', 'huur', 'F-2'],
    ['2024-02', 'goo-catering', null, 400, 'Hal', 'maaltijden', 'F-3'],
    ['2024-03', 'poo-allowance', null, 300, null, 'leefgeld', 'F-4'],
  ],
  receipts: [
    ['2024-05-01', 'Voorschot', 'goo', 200000, 'B-1'],
    ['2025-11-01', 'Vaststelling', 'goo', 23260, 'B-2'],
  ],
};
const YEAR = { municipality: 'GM0193', year: 2024 };

describe('a correction', () => {
  let app: TestApplication;
  let exportId: string;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, { ...YEAR, ...LINES });
    await approved(app.http, { municipality: 'GM0148', year: 2024, costs: [['2024-01', 'nuisance', null, 500]] });
    exportId = (await app.http.post('/v1/exports').send({ fromYear: 2022, toYear: 2024 }).expect(201)).body.id;
    await app.http.post('/v1/exports').send({ fromYear: 2022, toYear: 2023 }).expect(201);
  });
  afterAll(() => app.close());

  const figures = async (): Promise<unknown[]> => {
    const municipal = await app.http.get('/v1/municipalities/GM0193/shortfall?fromYear=2022').expect(200);
    const national = await app.http.get('/v1/national-shortfall?fromYear=2024&toYear=2024').expect(200);
    const position = await app.http.get('/v1/municipalities/GM0193/state-position?fromYear=2024&toYear=2024');
    return [municipal.body.total, national.body.total, position.body.years[0].openPosition];
  };
  const draft = async (lines: Partial<typeof LINES>): Promise<string> => {
    const { body, status } = await upload(app.http, await declarationWorkbook({ ...YEAR, ...LINES, ...lines }));
    expect([status, body.errors]).toEqual([201, undefined]);
    return body.id as string;
  };

  it('of one line changes that line and no other, though every row below it moved', async () => {
    const [first = [], second = [], ...rest] = LINES.costs;
    // a row slipped in at the top, and the amount of one line raised
    const added = ['2024-01', 'goo-security', null, 50, 'Hal', 'bewaking', 'F-0'];
    const changed = second.map((value) => (value === 1000 ? 1250 : value));
    const id = await draft({ costs: [added, first, changed, ...rest] });
    const { body } = await app.http.get(`/v1/declarations/${id}/differences`).expect(200);
    expect(body).toMatchObject({ declaration: 'GM0193-2024-2', comparedWith: 'GM0193-2024-1', total: 2 });
    expect(body.items).toEqual([
      {
        sheet: 'Kosten',
        change: 'added',
        row: 2,
        previousRow: null,
        fields: expect.arrayContaining([{ field: 'Bedrag', before: null, after: '50' }]),
        effect: { realCost: '50.00', entitlement: '0.00', received: '0.00' },
      },
      {
        sheet: 'Kosten',
        change: 'changed',
        row: 4,
        previousRow: 3,
        fields: [{ field: 'Bedrag', before: '1000', after: '1250' }],
        effect: { realCost: '250.00', entitlement: '0.00', received: '0.00' },
      },
    ]);
  });

  it('tells beforehand what it does to claim, settlement, national figures and exports, and does just that', async () => {
    // two places fewer: 366 × 2 × 61.00 = 44,652.00 less; and the allowance 100.00 higher, paid at real cost
    const id = await draft({
      reception: [['2024-01-01', '2024-12-31', 'GOO', 'Hal', 8, 8, null]],
      costs: LINES.costs.map((line) =>
        line[1] === 'poo-allowance' ? line.map((value) => (value === 300 ? 400 : value)) : line,
      ),
    });
    const before = await figures();
    const { body: effect } = await app.http.get(`/v1/declarations/${id}/effect`).expect(200);
    expect(await figures()).toEqual(before);
    // shown again, it is the same: nothing was kept
    expect((await app.http.get(`/v1/declarations/${id}/effect`).expect(200)).body).toEqual(effect);

    expect(effect).toMatchObject({
      municipality: 'GM0193',
      year: 2024,
      claimOfYear: {
        before: { realCost: '2700.00', entitlement: '223560.00', gap: '-220860.00' },
        after: { realCost: '2800.00', entitlement: '179008.00', gap: '-176208.00' },
        gapDifference: '44652.00',
      },
      claimOfAllYears: { gapDifference: '44652.00' },
      position: { before: { openPosition: '300.00' }, after: { openPosition: '-44252.00' }, settled: true },
      nationalOfYear: {
        before: { shortfall: '500.00', surplus: '220860.00', netGap: '-220360.00' },
        after: { shortfall: '500.00', surplus: '176208.00', netGap: '-175708.00' },
        entitlementDifference: '-44552.00',
        netGapDifference: '44652.00',
      },
      exports: [
        { id: exportId, shown: { gap: '-220860.00' }, after: { gap: '-176208.00' }, gapDifference: '44652.00' },
      ],
    });

    expect((await submit(app.http, id)).status).toBe(200);
    expect((await app.http.get(`/v1/declarations/${id}/effect`).expect(200)).body).toEqual(effect);
    expect((await approve(app.http, id)).status).toBe(200);
    const after = await figures();
    expect(after).toMatchObject([
      effect.claimOfAllYears.after,
      effect.nationalOfYear.after,
      effect.position.after.openPosition,
    ]);
    await app.http.get(`/v1/declarations/${id}/effect`).expect(409);
  });

  it('keeps what the version before it came to', async () => {
    const { body } = await app.http.get('/v1/declarations/GM0193-2024-1').expect(200);
    expect(body).toMatchObject({ status: 'corrected', totals: { realCost: '2700.00', entitlement: '223560.00' } });
  });

  it('of a draft that is no longer the newest shows the draft as it is', async () => {
    const { body } = await app.http.get('/v1/declarations/GM0193-2024-2/differences').expect(200);
    expect(body).toMatchObject({ comparedWith: 'GM0193-2024-1', total: 2 });
    const { body: first } = await app.http.get('/v1/declarations/GM0193-2024-1/differences').expect(200);
    expect(first).toMatchObject({ comparedWith: null, basisBefore: null, total: 7 });
    await app.http.get('/v1/declarations/GM0193-2024-9/differences').expect(404);
    await app.http.get('/v1/declarations/GM0193-2024-9/effect').expect(404);
  });
});

describe('the basis of a year', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    await approved(app.http, { ...YEAR, ...LINES, receipts: [['2024-06-01', 'Eigen bijdrage', 'goo', 100, 'E-1']] });
  });
  afterAll(() => app.close());

  const year = async (knownOn = ''): Promise<Record<string, unknown>> =>
    (
      await app.http
        .get(
          `/v1/municipalities/GM0193/shortfall?fromYear=2024&toYear=2024&knownOn=${knownOn}`.replace(/&knownOn=$/, ''),
        )
        .expect(200)
    ).body.years[0];
  const choose = (basis: string, query = ''): ReturnType<TestApplication['http']['post']> =>
    app.http
      .post(`/v1/municipalities/GM0193/basis-choices${query}`)
      .send({ year: 2024, basis, reason: 'verschil met de norm' });

  // norm: 366 × 10 × 61.00 = 223,260.00; real costs of goo: 1,000 + 1,000 + 400; own contributions 100.00
  const COMPARISON = {
    normAmount: '223260.00',
    realCost: '2400.00',
    deduction: '100.00',
    entitlementAtNorm: '223160.00',
    entitlementAtActual: '2300.00',
    deviationPercentage: '-98.93',
  };

  it('is shown with both alternatives and the percentage between them, whichever is chosen', async () => {
    expect(await year()).toMatchObject({
      basis: 'norm',
      basisComparison: COMPARISON,
      total: { entitlement: '223460.00' },
    });
  });

  it('is changed later with the effect that was foretold, and is known as it was before', async () => {
    const { knownOn } = (await app.http.get('/v1/municipalities/GM0193/shortfall?fromYear=2024')).body;
    const before = await year();
    const rehearsed = await choose('actual', '?dryRun=true').expect(200);
    expect(rehearsed.body).toMatchObject({ dryRun: true, effect: { claimOfYear: { gapDifference: '220860.00' } } });
    expect(await year()).toEqual(before);

    const chosen = await choose('actual').expect(201);
    expect(chosen.body.effect).toEqual(rehearsed.body.effect);
    expect(await year()).toMatchObject({
      basis: 'actual',
      basisComparison: COMPARISON,
      total: { entitlement: '2600.00' },
    });
    expect(await year(knownOn)).toEqual(before);
    expect((await app.http.get('/v1/declarations/GM0193-2024-1')).body).toMatchObject({
      basis: 'actual',
      totals: { entitlement: '2600.00' },
    });
    expect((await app.http.get('/v1/municipalities/GM0193/basis-choices')).body).toMatchObject({
      total: 1,
      items: [{ year: 2024, basis: 'actual', reason: 'verschil met de norm' }],
    });
  });

  it('is not chosen twice, nor for a year that is not declared, nor without a reason', async () => {
    expect((await choose('actual').expect(409)).body.detail).toBe('De grondslag van 2024 is al werkelijk.');
    await app.http
      .post('/v1/municipalities/GM0193/basis-choices')
      .send({ year: 2023, basis: 'actual', reason: 'x' })
      .expect(409);
    await app.http
      .post('/v1/municipalities/GM0193/basis-choices')
      .send({ year: 2024, basis: 'norm', reason: ' ' })
      .expect(400);
    await app.http
      .post('/v1/municipalities/GM9998/basis-choices')
      .send({ year: 2024, basis: 'norm', reason: 'x' })
      .expect(404);
    await app.http.get('/v1/municipalities/GM9998/basis-choices').expect(404);
  });

  it('is what the file says again when a newer version is approved', async () => {
    await approved(app.http, { ...YEAR, ...LINES, receipts: [] });
    expect(await year()).toMatchObject({ basis: 'norm', total: { entitlement: '223560.00' } });
  });
});
