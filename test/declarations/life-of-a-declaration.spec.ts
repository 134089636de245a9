import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { approve, approved, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { asSystem, START_TIME, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const costs = (euros: number): unknown[][] => [['2024-01', 'nuisance', null, euros, null, null, null]];

describe('the life of a declaration', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const gapOf = async (municipality: string): Promise<string> =>
    (await app.http.get(`/v1/municipalities/${municipality}/shortfall?fromYear=2024&toYear=2024`)).body.years[0].total
      ?.gap;
  const post = async (
    id: string,
    operation: string,
    body = {},
  ): Promise<{ status: number; body: Record<string, string> }> =>
    app.http.post(`/v1/declarations/${id}/${operation}`).send(body);

  it('goes from draft by submission to approval, and only then into the ledger', async () => {
    const { body: draft } = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs: costs(10) }),
    );
    expect(draft).toMatchObject({
      id: 'GM0193-2024-1',
      status: 'draft',
      version: 1,
      totals: { realCost: '10.00', gap: '10.00' },
    });
    expect((await approve(app.http, draft.id)).status).toBe(409);
    expect((await submit(app.http, draft.id)).body.status).toBe('submitted');
    expect(await gapOf('GM0193')).toBeUndefined();
    expect((await approve(app.http, draft.id)).body.status).toBe('approved');
    expect(await gapOf('GM0193')).toBe('10.00');
    for (const operation of ['submission', 'approval', 'return']) {
      const { status, body } = await post(draft.id, operation, operation === 'return' ? { reason: 'nee' } : {});
      expect([status, body.detail]).toEqual([409, expect.stringContaining('al goedgekeurd')]);
    }
  });

  it('can be sent back with a reason, and handed in again as it was', async () => {
    const file = await declarationWorkbook({ municipality: 'GM0148', year: 2024, costs: costs(20) });
    const { body: first } = await upload(app.http, file);
    await submit(app.http, first.id);
    expect((await post(first.id, 'return', {})).status).toBe(400);
    const { body: returned } = await post(first.id, 'return', { reason: 'Juli ontbreekt' });
    expect(returned).toMatchObject({ status: 'returned', returnReason: 'Juli ontbreekt' });
    expect((await approve(app.http, first.id)).body.detail).toContain('teruggestuurd');
    const again = await upload(app.http, file);
    expect([again.status, again.body.id]).toEqual([201, 'GM0148-2024-2']);
  });

  it('is corrected by a new version: the old one is reversed, nothing is changed, the sums are those of the new one', async () => {
    const old = await approved(app.http, { municipality: 'GM0362', year: 2024, costs: costs(100) });
    const before = await app.http.get('/v1/ledger/entries?municipality=GM0362&limit=100');
    const corrected = await approved(app.http, { municipality: 'GM0362', year: 2024, costs: costs(70.07) });
    expect([old, corrected]).toEqual(['GM0362-2024-1', 'GM0362-2024-2']);
    expect(await gapOf('GM0362')).toBe('70.07');
    expect((await app.http.get(`/v1/declarations/${old}`)).body.status).toBe('corrected');
    const { body } = await app.http.get('/v1/ledger/entries?municipality=GM0362&limit=100');
    expect(body.items.slice(0, before.body.total)).toEqual(before.body.items);
    expect(
      body.items.map((entry: Record<string, unknown>) => [entry.id, entry.kind, entry.reverses, entry.source]),
    ).toEqual([
      ['GM0362-1', 'cost', null, old],
      ['GM0362-2', 'reversal', 'GM0362-1', old],
      ['GM0362-3', 'cost', null, corrected],
    ]);
  });

  it('knows the same file again, byte for byte', async () => {
    const file = await declarationWorkbook({ municipality: 'GM0175', year: 2024, costs: costs(1) });
    const first = await upload(app.http, file);
    const second = await upload(app.http, file, 'andere-naam.xlsx');
    expect([first.status, second.status, second.body.id]).toEqual([201, 200, first.body.id]);
  });

  it('never records before what it recorded last, though the clock is put back', async () => {
    await approved(app.http, { municipality: 'GM0268', year: 2024, costs: costs(1) });
    app.setTime('2026-11-23T11:00:00Z');
    await approved(app.http, { municipality: 'GM0268', year: 2023, costs: [['2023-01', 'nuisance', null, 1]] });
    app.setTime('2026-11-23T12:00:01Z');
    await approved(app.http, { municipality: 'GM0268', year: 2022, costs: [['2022-05', 'nuisance', null, 1]] });
    app.setTime(START_TIME);
    const { body } = await app.http.get('/v1/ledger/entries?municipality=GM0268');
    const moments = body.items.map(({ recordedAt }: { recordedAt: string }) => recordedAt);
    expect(new Set(moments).size).toBe(3);
    expect(moments).toEqual([...moments].sort());
  });

  it('does not let an older version replace a newer one', async () => {
    const { body: first } = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0177', year: 2024, costs: costs(1) }),
    );
    await submit(app.http, first.id);
    await approved(app.http, { municipality: 'GM0177', year: 2024, costs: costs(2) });
    const { status, body } = await approve(app.http, first.id);
    expect([status, body.detail]).toEqual([409, expect.stringContaining('Versie 2')]);
    const file = await declarationWorkbook({
      municipality: 'GM0177',
      year: 2023,
      costs: [['2023-01', 'other', null, 1]],
    });
    const { body: draft } = await upload(app.http, file);
    await approved(app.http, { municipality: 'GM0177', year: 2023 });
    expect((await submit(app.http, draft.id)).status).toBe(409);
    expect(await gapOf('GM0177')).toBe('2.00');
  });

  it('takes twenty uploads and approvals of one municipality at once, one after another', async () => {
    const files = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        declarationWorkbook({ municipality: 'GM0180', year: 2024, costs: costs(index + 1) }),
      ),
    );
    const uploads = await Promise.all(files.map((file) => upload(app.http, file)));
    expect(new Set(uploads.map(({ body }) => body.version))).toEqual(
      new Set(Array.from({ length: 20 }, (_, index) => index + 1)),
    );
    await Promise.all(uploads.map(({ body }) => submit(app.http, body.id)));
    await Promise.all(uploads.map(({ body }) => approve(app.http, body.id)));
    const { body } = await app.http.get('/v1/declarations?municipality=GM0180&status=approved');
    expect(body.items.map(({ version }: { version: number }) => version)).toEqual([20]);
    expect((await asSystem(() => app.application.get(VerifyLedgerService).verify())).faults).toEqual([]);
  });

  it('posts once when two approve the same at the same moment', async () => {
    const file = await declarationWorkbook({ municipality: 'GM0202', year: 2024, costs: costs(5) });
    const { body: draft } = await upload(app.http, file);
    await submit(app.http, draft.id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(app.http, draft.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await gapOf('GM0202')).toBe('5.00');
  });

  it('gives the same figures whatever the order of the uploads', async () => {
    const codes = ['GM0214', 'GM0216', 'GM0221'];
    const orders = [codes, [...codes].reverse()];
    const answers: unknown[] = [];
    for (const order of orders) {
      const other = await startTestApplication();
      for (const municipality of order)
        await approved(other.http, { municipality, year: 2024, costs: costs(Number(municipality.slice(2))) });
      answers.push((await other.http.get('/v1/national-shortfall?groupBy=municipality')).body);
      await other.close();
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it.each(['GM0193-2024-99', 'GM0193', 'x', '..%2F..%2Fetc', "GM0193-2024-1'--"])(
    '%s is no declaration',
    async (id) => {
      expect((await app.http.get(`/v1/declarations/${id}`)).status).toBe(404);
      expect((await app.http.post(`/v1/declarations/${id}/approval`)).status).toBe(404);
    },
  );

  it('keeps of a refused file only that it came, and what was wrong', async () => {
    const counts = (): Promise<unknown> =>
      connected(app.database.ownerUrl, async (client) => {
        const tables = [
          'declaration',
          'cost_line',
          'reception_line',
          'receipt_line',
          'declaration_version',
          'journal_entry',
          'posting',
          'year_balance',
          'component_balance',
        ];
        const sums = tables.map((table) => `SELECT '${table}' AS name, count(*) FROM ${table}`);
        return (await client.query(sums.join(' UNION ALL '))).rows;
      });
    const before = await counts();
    const refused = await upload(app.http, 'fixtures/faulty/GM0000-thirty-mistakes-2024.xlsx');
    expect(refused.status).toBe(400);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body.errors).toHaveLength(30);
    expect(await counts()).toEqual(before);
    const kept = await connected(app.database.ownerUrl, async (client) => [
      (await client.query(`SELECT outcome, file_name, municipality_code FROM upload WHERE outcome = 'refused'`)).rows,
      (
        await client.query(
          `SELECT count(*)::integer AS findings FROM finding JOIN upload USING (municipality_code, upload_id) WHERE outcome = 'refused'`,
        )
      ).rows,
    ]);
    expect(kept).toEqual([
      [{ outcome: 'refused', file_name: 'declaratie.xlsx', municipality_code: expect.any(String) }],
      [{ findings: 30 }],
    ]);
  });

  it.each([
    ['has no boundary', 'multipart/form-data', 'x'],
    [
      'breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
    ],
    ['breaks off in its head', 'multipart/form-data; boundary=b', '--b\r\nContent-Dispo'],
  ])('asks to send a file again that %s', async (_story, type, content) => {
    const { status, body } = await app.http.post('/v1/declarations').set('content-type', type).send(content);
    expect([status, body.type]).toEqual([400, 'urn:opvangboek:problem:invalid-request']);
  });

  it.each(['/v1/declarations?year=99999999999', '/v1/ledger/entries?municipality=GM0193&cursor=99999999999'])(
    'refuses %s, which is larger than any number of ours',
    async (path) => {
      await app.http.get(path).expect(400);
    },
  );

  it.each(['Bewoner 123 - 456 - 782 staat dubbel', '123/456/782', '   ', '\u0000'])(
    'keeps no reason like %j',
    async (reason) => {
      const file = await declarationWorkbook({ municipality: 'GM0252', year: 2024, costs: costs(3) });
      const { body: draft } = await upload(app.http, file);
      await submit(app.http, draft.id);
      const { status, body } = await post(draft.id, 'return', { reason });
      expect([status, JSON.stringify(body).includes('782')]).toEqual([400, false]);
    },
  );

  it('keeps no citizen service number in the name of a file', async () => {
    const file = await declarationWorkbook({ municipality: 'GM0262', year: 2024, costs: costs(3) });
    const { status, body } = await upload(app.http, file, '1234\u200b56782_123_456_782.xlsx');
    expect([status, body.fileName]).toEqual([201, expect.not.stringMatching(/\d{3}/)]);
  });

  it('refuses more rows of Opvang than any declaration has, for each counts in every month', async () => {
    const row = ['2024-01-01', '2024-12-31', 'GOO', 'Hal', 1];
    const reception = Array.from({ length: 10_001 }, () => row);
    const { status, body } = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0263', year: 2024, reception }),
    );
    expect([status, body.errors?.at(-1).code]).toEqual([400, 'too-many-rows']);
  });

  it('refuses a declaration that is larger than the ledger can hold, before it is approved', async () => {
    const rows = (count: number): unknown[][] =>
      Array.from({ length: count }, (_, index) => [
        '2024-01',
        'nuisance',
        null,
        index % 2 ? 9_999_999_999 : -9_999_999_999,
      ]);
    const most = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0228', year: 2024, costs: rows(1000) }),
    );
    expect([most.status, most.body.totals?.gap]).toEqual([201, '0.00']);
    const more = await upload(
      app.http,
      await declarationWorkbook({ municipality: 'GM0228', year: 2024, costs: rows(1001) }),
    );
    expect(more.status).toBe(400);
    const errors = more.body.errors.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'declaration-too-large',
        message: expect.stringContaining('Controleer de bedragen'),
      }),
    ]);
  });

  it.each([
    ['nothing', 415, (http: TestAgent) => http.post('/v1/declarations')],
    ['JSON', 415, (http: TestAgent) => http.post('/v1/declarations').send({ file: 'x' })],
    ['another field', 400, (http: TestAgent) => http.post('/v1/declarations').attach('bestand', Buffer.from('x'), 'x')],
    ['no file', 400, (http: TestAgent) => http.post('/v1/declarations').field('file', 'x')],
  ])('asks for the file when it gets %s (%i)', async (_story, expected, request) => {
    const { status, body } = await request(app.http);
    expect([status, body.status]).toEqual([expected, expected]);
    expect(body.detail).toContain('multipart');
  });
});
