import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { VerifyDeclarationsService } from '../../src/declarations/verify-declarations.service.js';

describe('own contributions of a year', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
    const ofYear = (municipality: string, year: number, basis: string, contribution: number): unknown =>
      approved(app.http, {
        municipality,
        year,
        basis,
        reception: [[`${year}-01-01`, `${year}-01-31`, 'GOO', 'Hal', 10, null, null]],
        costs: [[`${year}-01`, 'goo-housing', null, 20000, null, null, null]],
        receipts: [[`${year}-06-01`, 'Eigen bijdrage', 'goo', contribution, 'E-1']],
      });
    await ofYear('GM0193', 2024, 'norm', 100.005);
    await ofYear('GM0148', 2024, 'werkelijk', 50);
    await ofYear('GM0193', 2025, 'norm', 70);
  });
  afterAll(() => app.close());

  const switched = (deducts: boolean, query = ''): ReturnType<TestApplication['http']['put']> =>
    app.http.put(`/v1/deduction-rules/2024${query}`).send({ deducts, source: 'Andere lezing van artikel 3(7)' });
  const figures = async (
    knownOn?: string,
  ): Promise<{ knownOn: string; groups: { key: string; entitlement: string }[] }> =>
    (await app.http.get(`/v1/national-shortfall?fromYear=2024&toYear=2025${knownOn ? `&knownOn=${knownOn}` : ''}`))
      .body;

  it('are switched off and on again with the effect that was foretold, and are known as they were', async () => {
    const before = await figures();
    const rehearsed = await switched(false, '?dryRun=true').expect(200);
    // 100.01 on basis norm and 50.00 on basis actual
    expect(rehearsed.body.effect.years).toMatchObject([{ year: 2024, entitlementDifference: '150.01' }]);
    expect(await figures()).toMatchObject({ groups: before.groups });

    const off = await switched(false).expect(200);
    expect(off.body.effect).toEqual(rehearsed.body.effect);
    expect(off.body).toMatchObject({ year: 2024, deducts: false, reassessment: { status: 'completed', total: 2 } });
    const { groups } = await figures();
    expect(groups[0]?.entitlement).toBe(off.body.effect.years[0].after.entitlement);
    expect(groups[1]).toEqual(before.groups[1]);
    expect((await app.http.get('/v1/deduction-rules')).body.items).toContainEqual({
      year: 2024,
      deducts: false,
      source: 'Andere lezing van artikel 3(7)',
    });
    expect(await figures(before.knownOn)).toEqual(before);
    expect(await asSystem(() => app.application.get(VerifyDeclarationsService).verify())).toMatchObject({ faults: [] });

    const on = await switched(true).expect(200);
    expect(on.body.effect.years).toMatchObject([{ year: 2024, entitlementDifference: '-150.01' }]);
    expect((await figures()).groups).toEqual(before.groups);
  });

  it('post nothing but what they change, and say why', async () => {
    const { body } = await app.http.get('/v1/ledger/entries?municipality=GM0148&limit=100').expect(200);
    const caused = body.items.filter(({ cause }: { cause: unknown }) => cause);
    expect(caused.map(({ kind, component, cause }: Record<string, unknown>) => [kind, component, cause])).toEqual([
      ['reversal', 'goo', { kind: 'rules', id: 'deduction-2024' }],
      ['entitlement', 'goo', { kind: 'rules', id: 'deduction-2024' }],
    ]);
  });

  it('are not switched to what they are, nor for a year without a rule', async () => {
    expect((await switched(true).expect(409)).body.detail).toBe('Eigen bijdragen van 2024 tellen al mee.');
    await app.http.put('/v1/deduction-rules/2099').send({ deducts: true, source: 'x' }).expect(404);
    await app.http.put('/v1/deduction-rules/x').send({ deducts: true, source: 'x' }).expect(400);
    await app.http.put('/v1/deduction-rules/2024').send({ deducts: 'ja', source: '' }).expect(400);
  });
});
