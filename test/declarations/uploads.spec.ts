import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const FAULTY = 'fixtures/faulty/GM0000-thirty-mistakes-2024.xlsx';

describe('files that came in', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const uploads = async (query: string): Promise<{ items: Record<string, unknown>[]; total: number }> =>
    (await app.http.get(`/v1/uploads?${query}`).expect(200)).body;

  it('say when the same file is handed in again', async () => {
    const costs = [['2024-01', 'nuisance', null, 5]];
    const file = await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs });
    const first = await upload(app.http, file);
    expect(first.body).toMatchObject({ alreadyHandedIn: false, notice: null });
    const { status, body } = await upload(app.http, file);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: first.body.id, alreadyHandedIn: true });
    expect(body.notice).toBe(
      'Dit bestand is al ingeleverd, op 23 november 2026 om 13:00:00 CET. ' +
        'Het is declaratie GM0193-2024-1; er is niets veranderd.',
    );
  });

  it('come one at a time: a second one is not passed over in silence', async () => {
    const file = await declarationWorkbook({
      municipality: 'GM0150',
      year: 2024,
      costs: [['2024-01', 'nuisance', null, 5]],
    });
    const { status, body } = await app.http
      .post('/v1/declarations')
      .attach('file', file, 'een.xlsx')
      .attach('file', file, 'twee.xlsx');
    expect([status, body.detail]).toEqual([400, expect.stringMatching(/^Stuur één bestand per keer/)]);
    expect(await uploads('municipality=GM0150')).toMatchObject({ total: 0 });
  });

  it.each([
    ['before', '5,00'],
    ['behind', '6,00'],
  ])('may have their fields %s them', async (place, amount) => {
    const csv = Buffer.from(`Maand;Kostensoort;Bedrag\n2024-01;other;"${amount}"\n`);
    const request = app.http.post('/v1/declarations');
    if (place === 'behind') void request.attach('file', csv, 'kosten.csv');
    void request.field('municipality', 'GM0153').field('year', '2024').field('basis', 'norm');
    if (place === 'before') void request.attach('file', csv, 'kosten.csv');
    const { status, body } = await request;
    expect([status, body.municipality]).toEqual([201, 'GM0153']);
  });

  it('that were refused are found again, with all that was found in them', async () => {
    const refused = await upload(app.http, FAULTY, 'dertig fouten.xlsx');
    expect([refused.status, refused.body.uploadId]).toEqual([400, expect.stringMatching(/^[\da-f-]{36}$/)]);
    const { body } = await app.http.get(`/v1/uploads/${refused.body.uploadId}/findings`).expect(200);
    expect(body.total).toBe(30);
    expect(body.items).toMatchObject(refused.body.errors);
    const { items } = await uploads('');
    expect(items.find(({ id }) => id === refused.body.uploadId)).toMatchObject({
      declaration: null,
      fileName: 'dertig fouten.xlsx',
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
      size: expect.any(Number),
      outcome: 'refused',
      by: 'finance-officer:GM0150',
      errors: expect.any(Number),
      warnings: expect.any(Number),
    });
  });

  it('are listed by municipality and year, newest first, as known on a moment', async () => {
    const costs = (category: string): unknown[][] => [['2024-01', category, null, 5]];
    app.setTime('2026-11-24T09:00:00Z');
    await upload(app.http, await declarationWorkbook({ municipality: 'GM0148', year: 2024, costs: costs('huisje') }));
    app.setTime('2026-11-24T10:00:00Z');
    await upload(app.http, await declarationWorkbook({ municipality: 'GM0148', year: 2024, costs: costs('other') }));
    await upload(app.http, await declarationWorkbook({ municipality: 'GM0148', year: 2023 }));
    const { items, total } = await uploads('municipality=GM0148&year=2024');
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { outcome: 'accepted', declaration: 'GM0148-2024-1', municipality: 'GM0148', year: 2024, errors: 0 },
      { outcome: 'refused', declaration: null, municipality: 'GM0148', year: 2024, errors: 1 },
    ]);
    expect(await uploads('municipality=GM0148&year=2024&limit=1')).toMatchObject({ total: 2, items: [items[0]] });
    const before = 'municipality=GM0148&knownOn=2026-11-24T09:30:00Z';
    expect(await uploads(before)).toMatchObject({ total: 1, items: [{ outcome: 'refused' }] });
    const findings = `/v1/uploads/${String(items[0]?.id)}/findings`;
    await app.http.get(`${findings}?knownOn=2026-11-24T09:30:00Z`).expect(404);
    await app.http.get(findings).expect(200);
  });

  it.each(['GM0193-2024-1', 'x', '00000000-0000-0000-0000-000000000000'])('%s is no upload', async (id) => {
    await app.http.get(`/v1/uploads/${id}/findings`).expect(404);
  });

  it.each(['limit=0', 'limit=1001', 'municipality=Zwolle', 'year=1900'])('are not listed by %s', async (query) => {
    await app.http.get(`/v1/uploads?${query}`).expect(400);
  });
});
