import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { UploadService } from '../../src/declarations/upload.service.js';
import { IdempotencyService } from '../../src/platform/http/idempotency.service.js';
import { declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { gate } from '../harness/gate.js';
import { START_TIME, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const REPLAYED = 'idempotency-replayed';

describe('a request with a key of its own', () => {
  let app: TestApplication;
  let service: IdempotencyService;

  beforeAll(async () => {
    app = await startTestApplication();
    service = app.application.get(IdempotencyService);
  });
  afterAll(() => app.close());

  const file = (municipality: string, euros: number): Promise<Buffer> =>
    declarationWorkbook({ municipality, year: 2024, costs: [['2024-01', 'nuisance', null, euros]] });
  const sent = (key: string, content: Buffer, name = 'a.xlsx', person?: string): Promise<Response> =>
    Promise.resolve(
      (person === undefined ? app.http : app.people.as(person))
        .post('/v1/declarations')
        .set('Idempotency-Key', key)
        .attach('file', content, name),
    );
  const tariff = (key: string, amount: string, person = 'vng-analyst:anna'): Promise<Response> =>
    Promise.resolve(
      app.people
        .as(person)
        .post('/v1/tariffs')
        .set('Idempotency-Key', key)
        .send({ tariff: 'goo-place-day', state: 'announced', validFrom: '2027-01-01', amount, source: 'brief' }),
    );

  it('that hands in a file gets the same answer again, to the letter', async () => {
    const content = await file('GM0193', 1);
    const first = await sent('upload-1', content);
    const again = await sent('upload-1', content);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect([first.headers[REPLAYED], again.headers[REPLAYED]]).toEqual([undefined, 'true']);
    expect((await app.http.get('/v1/uploads?municipality=GM0193')).body.total).toBe(1);
  });

  it('is refused with another file, another name or another operation', async () => {
    const content = await file('GM0148', 1);
    await sent('upload-2', content);
    for (const answer of [
      await sent('upload-2', await file('GM0148', 2)),
      await sent('upload-2', content, 'b.xlsx'),
      await app.people
        .as('finance-officer:GM0148')
        .post('/v1/declarations/GM0148-2024-1/submission')
        .set('Idempotency-Key', 'upload-2'),
    ]) {
      expect([answer.status, answer.body.type]).toEqual([409, 'urn:opvangboek:problem:idempotency-conflict']);
      expect(answer.body.detail).toContain('nieuwe sleutel');
    }
    expect((await app.http.get('/v1/uploads?municipality=GM0148')).body.total).toBe(1);
  });

  it('is another one when another person sends that key', async () => {
    const content = await file('GM0362', 1);
    const first = await sent('upload-3', content);
    const other = await sent('upload-3', content, 'a.xlsx', 'finance-officer:GM0362:bas');
    expect([first.status, other.status, other.headers[REPLAYED]]).toEqual([201, 200, undefined]);
    expect([first.body.alreadyHandedIn, other.body.alreadyHandedIn]).toEqual([false, true]);
  });

  it('gets the findings of a refused file again, and leaves one record of it', async () => {
    const content = await declarationWorkbook({
      municipality: 'GM0344',
      year: 2024,
      costs: [['2024-01', 'x', null, 1]],
    });
    const first = await sent('upload-4', content);
    const again = await sent('upload-4', content);
    expect([again.status, again.headers[REPLAYED], again.headers['content-type']]).toEqual([
      400,
      'true',
      'application/problem+json; charset=utf-8',
    ]);
    expect(again.body).toEqual(first.body);
    expect((await app.http.get('/v1/uploads?municipality=GM0344')).body.total).toBe(1);
  });

  it('of JSON gets the same answer again, and a refusal too', async () => {
    const first = await tariff('tariff-1', '51.00');
    const again = await tariff('tariff-1', '51.00');
    expect([first.status, again.status, again.text, again.headers[REPLAYED]]).toEqual([201, 201, first.text, 'true']);
    expect((await tariff('tariff-1', '52.00')).body.type).toBe('urn:opvangboek:problem:idempotency-conflict');

    const adopt = (): Promise<Response> =>
      Promise.resolve(
        app.http.post(`/v1/tariffs/${first.body.id}/adoption`).set('Idempotency-Key', 'adopt-1').send({}),
      );
    const adopted = await adopt();
    expect([adopted.status, (await adopt()).text]).toEqual([200, adopted.text]);
    const refused = (key: string): Promise<Response> =>
      Promise.resolve(app.http.post(`/v1/tariffs/${first.body.id}/adoption`).set('Idempotency-Key', key).send({}));
    expect([(await refused('adopt-2')).status, (await refused('adopt-2')).headers[REPLAYED]]).toEqual([409, 'true']);
  });

  it('that could not be read keeps its key for a better one', async () => {
    expect((await tariff('tariff-2', 'veel')).status).toBe(400);
    expect((await tariff('tariff-2', '53.00')).status).toBe(201);
  });

  it.each(['a b', 'x'.repeat(256)])('is refused with the key %j', async (key) => {
    const { status, body } = await tariff(key, '54.00');
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer: 'Idempotency-Key' })]]);
    expect((await sent(key, await file('GM0202', 1))).status).toBe(400);
  });

  it('is asked to come back while the first is at work', async () => {
    const held = gate();
    const uploads = app.application.get(UploadService);
    const original = uploads.upload.bind(uploads);
    uploads.upload = async (...parameters) => {
      await held.pass();
      return original(...parameters);
    };
    const content = await file('GM0014', 1);
    const first = sent('upload-5', content);
    await held.reached;
    const { status, headers, body } = await sent('upload-5', content);
    held.open();
    uploads.upload = original;
    expect([status, headers['retry-after'], body.detail]).toEqual([409, '1', expect.stringContaining('gewerkt')]);
    expect((await first).status).toBe(201);
    expect((await sent('upload-5', content)).headers[REPLAYED]).toBe('true');
  });

  it('is done once, however many come at the same time', async () => {
    const content = await file('GM0034', 1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => sent('upload-6', content)));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(done.filter(({ headers }) => headers[REPLAYED] === undefined)).toHaveLength(1);
    for (const { status, headers } of answers.filter((answer) => !done.includes(answer))) {
      expect([status, headers['retry-after']]).toEqual([409, '1']);
    }
    expect((await app.http.get('/v1/uploads?municipality=GM0034')).body.total).toBe(1);
  });

  it('is forgotten after a day, and lasts until then', async () => {
    const request = { key: 'day', person: 'Anna', fingerprint: 'f' };
    let done = 0;
    const ask = (): Promise<{ isReplayed: boolean }> =>
      service.once(request, () => Promise.resolve({ status: 200, body: (done += 1) }));
    await ask();
    app.setTime('2026-11-24T11:59:00Z');
    expect((await ask()).isReplayed).toBe(true);
    app.setTime('2026-11-24T12:01:00Z');
    expect((await ask()).isReplayed).toBe(false);
    expect(done).toBe(2);
    const { rows } = await connected(app.database.ownerUrl, (client) => client.query('SELECT FROM idempotency_key'));
    expect(rows).toHaveLength(1);
  });

  it('can be done again when the work failed, and when the server died at it', async () => {
    const request = { key: 'died', person: 'Anna', fingerprint: 'f' };
    await expect(service.once(request, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    // a server that dies never ends its work
    void service.once(request, () => new Promise<never>(() => {}));
    const ask = (): Promise<unknown> => service.once(request, () => Promise.resolve({ status: 200, body: 'done' }));
    for (;;) {
      const { rows } = await connected(app.database.ownerUrl, (client) =>
        client.query('SELECT FROM idempotency_key WHERE status IS NULL'),
      );
      if (rows.length > 0) break;
    }
    await expect(ask()).rejects.toThrow('nog gewerkt');
    app.setTime('2026-11-24T12:07:00Z');
    expect(await ask()).toMatchObject({ body: 'done', isReplayed: false });
    app.setTime(START_TIME);
  });

  it('leaves neither its key nor its person in the database', async () => {
    await upload(app.http, await file('GM0037', 1));
    await sent('very-secret', await file('GM0037', 2));
    const { rows } = await connected(app.database.ownerUrl, (client) =>
      client.query<{ id: string; fingerprint: string }>('SELECT id, fingerprint FROM idempotency_key'),
    );
    for (const { id } of rows) expect(id).toMatch(/^[\da-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain('very-secret');
  });
});
