import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approved, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

interface Shown {
  readonly municipality: string;
  readonly year: number;
  readonly missing: string;
  readonly daysLeft: number;
  readonly message: string;
}

describe('GET /v1/reminders', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const reminders = async (query: string): Promise<{ items: Shown[]; total: number; on: string; knownOn: string }> =>
    (await app.http.get(`/v1/reminders?${query}`).expect(200)).body;
  const missing = async (query: string): Promise<unknown[]> =>
    (await reminders(query)).items.map(({ year, missing: what, daysLeft }) => [year, what, daysLeft]);
  const costs = (year: number): unknown[][] => [[`${year}-05`, 'nuisance', null, 5]];

  it('follows a municipality through the life of its declarations', async () => {
    // 2026 has not ended
    expect(await missing('municipality=GM0193')).toEqual([
      [2022, 'not-declared', -1227],
      [2023, 'not-declared', -861],
      [2024, 'not-declared', -496],
      [2025, 'not-declared', -131],
    ]);
    for (const year of [2022, 2023]) await approved(app.http, { municipality: 'GM0193', year, costs: costs(year) });
    const { body: draft } = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs: costs(2024) }),
    );
    const { knownOn } = await reminders('municipality=GM0193');
    expect(await missing('municipality=GM0193&on=2025-07-10')).toEqual([[2024, 'not-submitted', 5]]);
    await submit(app.http, draft.id);
    expect(await missing('municipality=GM0193&on=2025-07-10')).toEqual([[2024, 'not-approved', 5]]);
    await app.http
      .post(`/v1/declarations/${draft.id}/return`)

      .send({ reason: 'Juli ontbreekt' })
      .expect(200);
    expect((await reminders('municipality=GM0193&on=2025-07-10')).items).toMatchObject([
      {
        missing: 'not-handed-in-again',
        declaration: 'GM0193-2024-1',
        deadline: { kind: 'sisa', dueOn: '2025-07-15', source: expect.stringContaining('BooO') },
        message: expect.stringContaining('teruggestuurd: Juli ontbreekt'),
      },
    ]);
    await approved(app.http, { municipality: 'GM0193', year: 2024, costs: costs(2024) });
    expect(await missing('municipality=GM0193&on=2025-07-10')).toEqual([]);
    // as it was known then
    expect(await missing(`municipality=GM0193&on=2025-07-10&knownOn=${knownOn}`)).toEqual([[2024, 'not-submitted', 5]]);
  });

  it('asks of all only who existed on the last day of the year, the first deadline first', async () => {
    const { items, total, on } = await reminders('');
    expect([total, on]).toEqual([items.length, '2026-11-23']);
    const years = (code: string): number[] =>
      items.filter(({ municipality }) => municipality === code).map(({ year }) => year);
    // Brielle became part of Voorne aan Zee on 1 January 2023
    expect([years('GM0501'), years('GM1992')]).toEqual([[2022], [2023, 2024, 2025]]);
    expect(items.map(({ year }) => year)).toEqual(items.map(({ year }) => year).sort((one, other) => one - other));
  });

  it('counts from a day of the Netherlands', async () => {
    app.setTime('2026-12-31T23:30:00Z');
    expect((await reminders('municipality=GM0148')).on).toBe('2027-01-01');
    expect((await missing('municipality=GM0148')).at(-1)).toEqual([2026, 'not-declared', 195]);
  });

  it.each([
    ['municipality=GM9999', 404],
    ['municipality=Zwolle', 400],
    ['on=2026-02-30', 400],
  ])('%s gives %i', async (query, status) => {
    await app.http.get(`/v1/reminders?${query}`).expect(status);
  });
});
