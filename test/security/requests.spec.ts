import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import type { Response } from 'supertest';
import { POLICY } from '../../src/identity/policy/policy.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { makeClaim } from '../harness/claims.js';
import { approved, declarationWorkbook, submit, upload } from '../harness/declaration-workbook.js';
import { operationsOf, requestOf, USUAL } from '../harness/operations.js';
import type { Body, Operation, Values } from '../harness/operations.js';
import { say } from '../harness/raw-request.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected, setting } from '../harness/test-database.js';

/** What nobody may say of themselves, or of what they hand in. */
const NOT_THEIRS: Body = {
  id: 'GM0148-2024-1',
  status: 'approved',
  role: 'vng-admin',
  roles: ['vng-admin'],
  municipality: 'GM0148',
  municipalityCode: 'GM0148',
  version: 99,
  amountEur: '1000000.00',
  realCost: '1000000.00',
  recordedBy: 'vng-admin',
  submittedBy: 'finance-officer:GM0193:iemand',
  decidedBy: 'controller:GM0193:iemand',
  publishedBy: 'vng-admin',
  recordedAt: '2022-01-01T00:00:00Z',
  scope: 'all',
};
/** A check that has no end takes minutes; this leaves room for a machine that is busy with other things. */
const MOST_MS = 30_000;

describe('a request', () => {
  let app: TestApplication;
  let url: string;
  let operations: Operation[];
  let ids: Values;

  beforeAll(async () => {
    app = await startTestApplication({ UPLOAD_MAX_BYTES: '100000' });
    await app.application.listen(0, '127.0.0.1');
    url = await app.application.getUrl();
    operations = await operationsOf(app.http);
    const draft = await declarationWorkbook({ municipality: 'GM0193', year: 2024 });
    const { body } = await upload(app.http, draft);
    const { body: uploads } = await app.http.get('/v1/uploads?municipality=GM0193').expect(200);
    ids = {
      '/v1/declarations': body.id as string,
      '/v1/uploads': uploads.items[0].id as string,
      '/v1/claims': await makeClaim(app.http),
      '/v1/tariffs': 'goo-place-day-2025-01-01-v1',
      '/v1/counter-figures': '00000000-0000-4000-8000-000000000000',
      '/v1/sessions': '00000000-0000-4000-8000-000000000000',
    };
  });
  afterAll(() => app.close());

  /** How much was ever done: every act that changes something is an event of the trail. */
  const done = async (): Promise<number> =>
    connected(app.database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::integer FROM audit_event WHERE outcome = 'done'`,
      );
      return rows[0]?.count ?? -1;
    });
  const withBody = (): (Operation & { readonly body: Body })[] =>
    operations.flatMap((operation) => (operation.body === null ? [] : [{ ...operation, body: operation.body }]));
  const raw = (route: string, text: string, type = 'application/json'): Promise<Response> => {
    const operation = operations.find((one) => one.route === route) as Operation;
    return Promise.resolve(requestOf(app.http, operation, ids).type(type).send(text));
  };
  const timed = async (ask: () => Promise<Response>): Promise<Response> => {
    const begun = performance.now();
    const answer = await ask();
    expect(performance.now() - begun).toBeLessThan(MOST_MS);
    return answer;
  };

  it('that says a parameter twice is refused, wherever there is one', async () => {
    const asked: string[] = [];
    for (const operation of operations) {
      for (const { name } of operation.parameters.filter((one) => one.in === 'query')) {
        const value = USUAL[name] ?? '';
        const test = requestOf(app.http, operation, ids, { [name]: value });
        test.url = `${test.url}&${name}=${encodeURIComponent(value)}`;
        const { status, body } = await test.send(operation.body ?? undefined);
        const pointers = (body.errors as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
        expect([operation.route, name, status, pointers]).toEqual([operation.route, name, 400, [name]]);
        asked.push(name);
      }
    }
    expect(asked.length).toBeGreaterThan(50);
  });

  it('is known here with its body, for every operation that takes JSON', () => {
    const withoutBody = [
      'POST /v1/declarations',
      'POST /v1/declaration-batches',
      'POST /v1/municipalities/:code/ledger-extracts',
      'POST /v1/scenario-workbooks',
      'POST /v1/counter-figures',
      'POST /v1/declarations/:id/submission',
      'POST /v1/declarations/:id/approval',
      'POST /v1/exports/:id/publication',
      'POST /v1/jobs/:id/cancellation',
      'POST /v1/claims/:id/submission',
      'POST /v1/claims/:id/inclusion',
      'POST /v1/claims/:id/evidence',
      'DELETE /v1/sessions/:id',
    ];
    const writes = Object.keys(POLICY).filter((route) => /^(POST|PUT|DELETE) \/v1/.test(route));
    expect([...withBody().map(({ route }) => route), ...withoutBody].sort()).toEqual(writes.sort());
  });

  it('that says more than is asked is refused, and changes nothing', async () => {
    const before = await done();
    for (const operation of withBody()) {
      for (const [name, value] of Object.entries(NOT_THEIRS)) {
        if (name in operation.body) continue;
        const { status, body } = await requestOf(app.http, operation, ids).send({ ...operation.body, [name]: value });
        // and for no other reason: all that is wrong is told at once
        const pointers = (body.errors as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
        expect([operation.route, status, pointers]).toEqual([operation.route, 400, [name]]);
      }
    }
    expect(await done()).toBe(before);
  });

  it('that says more than is asked where nothing is asked does what it does, and no more', async () => {
    const workbook = await declarationWorkbook({
      municipality: 'GM0193',
      year: 2023,
      costs: [['2023-05', 'nuisance', null, 10]],
    });
    const texts = Object.fromEntries(['id', 'status', 'createdBy', 'version'].map((name) => [name, 'GM0148']));
    const uploaded = await app.http
      .post('/v1/declarations')
      .field(texts)
      .attach('file', workbook, 'a.xlsx')
      .set('Authorization', (await app.people.headers('finance-officer:GM0193')).Authorization);
    const { id } = uploaded.body as { id: string };
    expect(uploaded.body).toMatchObject({ id: 'GM0193-2023-1', status: 'draft', version: 1 });
    expect(uploaded.body).toMatchObject({ municipality: 'GM0193', createdBy: 'finance-officer:GM0193' });

    await app.http.post(`/v1/declarations/${id}/confirmations`).send({ reason: 'gezien' });
    const submitted = await app.http.post(`/v1/declarations/${id}/submission`).send(NOT_THEIRS).expect(200);
    expect(submitted.body).toMatchObject({ id, status: 'submitted', submittedBy: 'finance-officer:GM0193' });
    const decided = await app.http.post(`/v1/declarations/${id}/approval`).send(NOT_THEIRS).expect(200);
    expect(decided.body).toMatchObject({ id, status: 'approved', version: 1, decidedBy: 'controller:GM0193' });
    const { body } = await app.http.get('/v1/municipalities/GM0193/shortfall?fromYear=2023&toYear=2023').expect(200);
    expect(body.total.realCost).toBe('10.00');

    const forMinistry = { fromYear: 2023, toYear: 2023, audience: 'ministry' };
    const made = await app.http.post('/v1/exports').send(forMinistry).expect(201);
    const shown = await app.http.post(`/v1/exports/${made.body.id}/publication`).send(NOT_THEIRS).expect(200);
    expect(shown.body).toMatchObject({ id: made.body.id, fromYear: 2023, toYear: 2023 });
  });

  it.each([
    ['{"__proto__":{"state":"announced"}}'],
    ['{"constructor":{"prototype":{"state":"announced"}}}'],
    ['{"source":{"__proto__":{"state":"announced"}}}'],
    ['{"source":"x","a":[{"__proto__":[]}]}'],
    ['{"\\u005f_proto__":{"state":"announced"}}'],
  ])('reaches nothing that all things share: %s', async (body) => {
    for (const { route } of withBody()) expect([route, (await raw(route, body)).status]).toEqual([route, 400]);
    expect('state' in {}).toBe(false);
  });

  it('reaches nothing that all things share by its address or by the columns of a file', async () => {
    for (const query of ['__proto__[state]=x', 'constructor[prototype][state]=x', 'a.__proto__.state=x']) {
      await app.http.get(`/v1/tariffs?${query}`).expect(400);
    }
    const csv = 'Maand;Kostensoort;Bedrag;__proto__;constructor\n2024-01;other;1,00;state;state\n';
    const { status } = await app.http
      .post('/v1/declarations')
      .field({ municipality: 'GM0193', year: '2025' })
      .attach('file', Buffer.from(csv.replace('2024', '2025')), 'a.csv');
    expect(status).toBe(201);
    expect('state' in {}).toBe(false);
  });

  it.each([
    ['brackets within brackets', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['fields within fields', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['brackets where a text belongs', `{"source":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a level too many', `${'['.repeat(11)}1${']'.repeat(11)}`],
    ['fields without number', `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1`).join()}}`],
    ['values without number', `{"rules":[${Array.from({ length: 400_000 }, () => '1').join()}]}`],
    ['empty values without number', `{"rules":[${Array.from({ length: 300_000 }, () => '{}').join()}]}`],
  ])('is refused at once when its body has no end: %s', async (_story, text) => {
    for (const route of ['PUT /v1/municipalities/:code/ledger-mapping', 'POST /v1/tariffs']) {
      const { status, text: answer } = await timed(() => raw(route, text));
      expect([route, status, answer.length < 1_000]).toEqual([route, 400, true]);
    }
  });

  it('may hold as many rules as a mapping has at most, in all of their fields', async () => {
    const rule = {
      account: '43*',
      costCentre: '7010',
      costCategory: 'goo-housing',
      fundingRoute: 'booo',
      ignore: false,
    };
    const rules = Array.from({ length: 1_000 }, (_, index) => ({ ...rule, account: String(index) }));
    const { status } = await timed(() =>
      Promise.resolve(app.http.put('/v1/municipalities/GM0193/ledger-mapping').send({ rules })),
    );
    expect(status).toBe(201);
  });

  it.each([
    ['text/plain', '{"source":"x"}'],
    ['application/x-www-form-urlencoded', 'source=x'],
    ['Application/X-WWW-Form-URLencoded; charset=utf-8', 'source=x'],
    ['application/xml', '<source>x</source>'],
    ['application/octet-stream', 'x'],
    ['text/json', '{"source":"x"}'],
  ])('is read as JSON only, and not as %s', async (type, text) => {
    for (const { route } of withBody()) {
      const { status, body } = await raw(route, text, type);
      expect([route, status, body.type]).toEqual([route, 415, 'urn:opvangboek:problem:unsupported-media-type']);
    }
  });

  it('that goes on past the largest size is refused, whether or not it said how long it is', async () => {
    const { Authorization } = await app.people.headers('vng-admin');
    const sent = (path: string, type: string, bytes: number): Promise<number> =>
      new Promise((answered, failed) => {
        const client = request(new URL(path, url), {
          method: 'POST',
          headers: { Authorization, 'Content-Type': type },
        });
        client.on('response', ({ statusCode = 0 }) => answered(statusCode));
        client.on('error', failed);
        // in parts, and so without a length
        client.write(`{"source":"`);
        client.write('x'.repeat(bytes));
        client.end('"}');
      });
    expect(await sent('/v1/tariffs', 'application/json', 1_048_577)).toBe(413);
    expect(await sent('/v1/tariffs', 'application/json', 1_000)).toBe(400);
  });

  it('is what its method says, whatever its headers say', async () => {
    const id = await approved(app.http, { municipality: 'GM0362', year: 2024 });
    for (const header of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      const { status } = await app.http.get('/v1/sessions/00000000-0000-4000-8000-000000000000').set(header, 'DELETE');
      expect([header, status]).toEqual([header, 405]);
      await app.http.get(`/v1/declarations/${id}`).set(header, 'DELETE').expect(200);
    }
    await app.http.get('/v1/tariffs?_method=POST').expect(400);
  });

  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'SEARCH'])(
    'by %s is not there, and nothing of it comes back',
    async (method) => {
      for (const path of ['/v1/tariffs', '/v1/declarations', '/', '/health/live']) {
        const { status, text } = await say(
          url,
          `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Secret: geheim\r\nConnection: close\r\n\r\n`,
        );
        expect([path, status, text.includes('geheim')]).toEqual([path, 405, false]);
      }
    },
  );

  it('by CONNECT makes no tunnel', async () => {
    expect((await say(url, 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n')).status).toBe(0);
  });

  it('has a file under any name, and gives it back as a plain attachment under a harmless one', async () => {
    const faulty = await declarationWorkbook({ municipality: 'GM0193', year: 2022, costs: [['x', 'y', null, 'z']] });
    const names = ['../../etc/passwd.xlsx', 'a\0b.xlsx', `${'x'.repeat(300)}.xlsx`, '\u202egpj.xlsx', 'a"b;c\\d.xlsx'];
    for (const name of [...names, '<img src=x>.xlsx', 'a%0d%0aX-Injected: 1.xlsx', 'CON.xlsx', 'é€😀.xlsx', '..xlsx']) {
      const { body } = await upload(app.http, faulty, name);
      const { headers } = await app.http.get(`/v1/uploads/${body.uploadId}/annotated-workbook`).expect(200);
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="bevindingen\.xlsx"; filename\*=UTF-8''[A-Za-z0-9%.()*'!~_-]{1,1200}$/,
      );
      expect(decodeURIComponent(String(headers['content-disposition']))).not.toMatch(/[\0\r\n\u202e/\\]|\.\.\//);
      expect(headers).not.toHaveProperty('x-injected');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each([
    ['a path upwards', '../../../elders.xlsx', 0o100644, ['refused']],
    ['a path from the root', '/elders.xlsx', 0o100644, ['refused']],
    ['a path of Windows', '..\\elders.xlsx', 0o100644, ['refused']],
    ['a link', 'elders.xlsx', 0o120777, ['accepted', 'refused']],
  ])('cannot have an archive reach beyond itself by %s', async (_story, name, unixPermissions, outcomes) => {
    const zip = new JSZip();
    zip.file('eerste.xlsx', await declarationWorkbook({ municipality: 'GM0193', year: 2022 }));
    zip.file(name, '/etc/passwd', { unixPermissions });
    const archive = await zip.generateAsync({ type: 'nodebuffer', platform: 'UNIX' });
    const officer = app.people.as('finance-officer:GM0193');
    const { body } = await officer.post('/v1/declaration-batches').attach('file', archive, 'a.zip').expect(202);
    await asSystem(() => app.application.get(Jobs).finished(body.id as string, 30_000));
    const { body: list } = await officer.get(`/v1/declaration-batches/${body.id}/files`).expect(200);
    // one that holds such a path is refused as a whole; a link is a file of a few letters, and is not followed
    expect((list.items as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(outcomes);
    const written = readdirSync(setting('TEST_FOLDER'), { recursive: true }).map(String);
    expect([written.filter((path) => path.includes('elders')), existsSync('/elders.xlsx')]).toEqual([[], false]);
  });

  it('that was refused has left its declaration as it was', async () => {
    const { body } = await app.http.get(`/v1/declarations/${ids['/v1/declarations']}`).expect(200);
    expect(body).toMatchObject({ municipality: 'GM0193', year: 2024, status: 'draft', submittedBy: null });
    expect((await submit(app.http, body.id as string)).body).toMatchObject({ status: 'submitted' });
  });
});
