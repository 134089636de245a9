import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { CookieJar } from '../harness/cookie-jar.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import { anotherKey, signed, soundClaims, SOUND_HEADER, unsigned } from '../harness/forged-token.js';
import { dataFolder, people } from '../harness/people.js';
import { say } from '../harness/raw-request.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

const OFFICER = 'finance-officer:GM0193';
const SECRET = 'mevrouw-geheim';
/** It passes the eleven test, as a citizen service number does; here as people write it. */
const BSN = '123456782';
const BSN_TEXTS = [BSN, '1234.56.782', '123 456 782', '1234-56-782'];
const FORGED_LINE = '{"level":60,"msg":"nagemaakt"}';

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly reqId?: string;
  readonly address?: string;
  readonly problem?: string;
}

describe('the log of a server that tells all it can', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let url: string;
  /** What was sent and may not be in it, by what it is. */
  const sent: [what: string, text: string][] = [];
  let lines: Line[];
  let spoken: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('logs'), PORT: '0', LOG_LEVEL: 'trace' };
    server = startServerProcess(env);
    [, url = ''] = await server.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/);
    await logsIn();
    await handsIn();
    await triesTokens();
    await asks();
    await goesWrong();
    server.signal('SIGTERM');
    await server.ended;
    const all = server.output().trim().split('\n');
    spoken = all.filter((line) => !line.startsWith('{'));
    lines = all.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
  });
  afterAll(() => database.drop());

  async function logsIn(): Promise<void> {
    const jar = new CookieJar();
    const choice = await jar.get(`${url}/login?returnTo=/v1/session%3F${SECRET}`);
    sent.push(['the secret of a login', jar.cookie(url, '__Host-opvangboek-login') ?? '']);
    await jar.post(choice.url, { role: 'finance-officer', municipality: 'GM0193' });
    const { text } = await jar.get(`${url}/v1/session`);
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    sent.push(['the secret of a session', jar.cookie(url, '__Host-opvangboek-session') ?? '']);
    sent.push(['the token of its pages', csrfToken]);
    const kept = await connected(database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      return (await client.query<{ token: string }>('SELECT id_token AS token FROM login_session')).rows;
    });
    sent.push(['an ID token', kept[0]?.token ?? '']);
    await jar.post(`${url}/logout`, { csrfToken });
    await new CookieJar().get(`${url}/login/callback?code=${SECRET}&state=${SECRET}`);
  }

  async function handsIn(): Promise<void> {
    const officer = people(url).as(OFFICER);
    for (const text of [...BSN_TEXTS, SECRET]) {
      const costs = [
        ['2024-05', 'nuisance', null, 10, text, text, text],
        [text, text, text, text],
      ];
      const file = await declarationWorkbook({ municipality: 'GM0193', year: 2024, costs });
      await officer.post('/v1/declarations').attach('file', file, `${text}.xlsx`).expect(400);
      const batch = await officer.post('/v1/declaration-batches').attach('file', file, `${text}.xlsx`).expect(202);
      // ends with the job
      await officer.get(`/v1/jobs/${batch.body.id}/events`).expect(200);
      sent.push(['what a cell holds', text]);
    }
    const sound = await declarationWorkbook({
      municipality: 'GM0193',
      year: 2024,
      costs: [['2024-05', 'nuisance', null, 10, SECRET]],
    });
    const { body } = await officer.post('/v1/declarations').attach('file', sound, `${SECRET}.xlsx`).expect(201);
    await officer.post(`/v1/declarations/${body.id}/confirmations`).send({ reason: SECRET }).expect(200);
    await officer.post(`/v1/declarations/${body.id}/confirmations`).send({ reason: BSN }).expect(400);
    await officer
      .post(`/v1/declarations/${body.id}/confirmations`)
      .type('json')
      .send(`{"reason":"${SECRET}`)
      .expect(400);
  }

  async function triesTokens(): Promise<void> {
    const real = (await people(url).headers(OFFICER)).Authorization.slice('Bearer '.length);
    const forged = signed(SOUND_HEADER, soundClaims(OFFICER), anotherKey());
    const bare = `${unsigned({ ...SOUND_HEADER, alg: 'none' }, soundClaims(OFFICER))}.`;
    for (const token of [real, forged, bare]) {
      sent.push(['a token', token], ['a part of a token', token.split('.')[1] ?? '']);
    }
    const trials: Record<string, string>[] = [
      { authorization: `Bearer ${forged}` },
      { authorization: `Bearer ${bare}` },
      { authorization: `Basic ${Buffer.from(`jan:${SECRET}`).toString('base64')}` },
      { authorization: real },
      { cookie: `__Host-opvangboek-session=${SECRET}` },
      {},
    ];
    for (const headers of trials) await fetch(`${url}/v1/declarations`, { headers });
    await fetch(`${url}/v1/declarations?access_token=${real}`);
    sent.push(['a password', Buffer.from(`jan:${SECRET}`).toString('base64')]);
  }

  async function asks(): Promise<void> {
    const admin = people(url).as('vng-admin');
    await admin.get(`/v1/audit-events?person=${SECRET}`).expect(200);
    await admin.get(`/v1/audit-events?municipality=${BSN}`).expect(400);
    await admin.get(`/v1/nowhere?q=${SECRET}`).expect(404);
    await admin.get(`/v1/declarations/x%0d%0a${encodeURIComponent(FORGED_LINE)}`).expect(404);
    const odd = ['\\r\\n', '\u001b[2J', '"},\n', '\u0085', '%0a'].map((text) => `${text}${FORGED_LINE}`);
    for (const value of odd) {
      for (const header of ['User-Agent', 'X-Forwarded-For', 'X-Request-Id', 'Referer', 'Idempotency-Key']) {
        await say(url, `GET /v1/session HTTP/1.1\r\nHost: a\r\n${header}: ${value}\r\nConnection: close\r\n\r\n`);
      }
    }
    await say(url, `${FORGED_LINE}\r\n\r\n`);
    await say(url, `GET /v1/%zz?q=${SECRET} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  }

  async function goesWrong(): Promise<void> {
    await connected(database.ownerUrl, (client) => client.query('ALTER TABLE audit_event RENAME TO hidden'));
    const admin = people(url).as('vng-admin');
    await admin.get(`/v1/audit-events?person=${SECRET}&object=${BSN}`).expect(500);
  }

  it('is one object on each line, after the two lines that people read', () => {
    expect(spoken).toEqual([
      expect.stringMatching(/^Opvangboek listens on http/),
      expect.stringMatching(/^People are made up/),
    ]);
    expect(lines.length).toBeGreaterThan(150);
    for (const line of lines) {
      expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(Number), msg: expect.any(String) });
    }
    expect(lines.filter(({ msg }) => msg.includes('nagemaakt'))).toEqual([]);
  });

  it('holds no token, no cookie, nothing of a file, of a body or of a query', () => {
    const written = JSON.stringify(lines);
    expect(sent.length).toBeGreaterThan(15);
    for (const [what, text] of sent) {
      expect([what, text.length >= 9]).toEqual([what, true]);
      expect([what, written.includes(text)]).toEqual([what, false]);
    }
  });

  it('tells each time that somebody did not prove who they are: from where, of which request, and why', () => {
    const refusals = lines.filter(({ msg }) => msg === 'nobody is proven to ask');
    expect(refusals.length).toBeGreaterThanOrEqual(7);
    const requests = new Set(lines.filter(({ msg }) => msg === 'incoming request').map(({ reqId }) => reqId));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ level: 40, address: '127.0.0.1', problem: 'unauthenticated' });
      expect(requests).toContain(refusal.reqId);
    }
    expect(JSON.stringify(refusals)).toContain('signature verification failed');
    expect(lines.filter(({ msg }) => msg === 'a login failed')).toMatchObject([
      { level: 40, address: '127.0.0.1', problem: 'unauthenticated' },
    ]);
  });

  it('tells what went wrong on our own side, with the request it happened in', () => {
    const errors = lines.filter(({ level }) => level >= 50);
    expect(errors.map(({ msg }) => msg)).toContain('unexpected error');
    for (const { reqId } of errors) expect(reqId).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('the log of the embedded database', () => {
  it('holds nothing of a row that it refused', async () => {
    const dataDir = mkdtempSync(join(setting('TEST_FOLDER'), 'log-'));
    const server = await startEmbeddedPostgres({ dataDir, fast: true });
    try {
      await connected(server.ownerUrl, async (client) => {
        await client.query('CREATE TABLE line (description text, amount integer NOT NULL)');
        // the one tells the row, the other the value
        await expect(client.query('INSERT INTO line VALUES ($1)', [SECRET])).rejects.toThrow('not-null');
        await expect(client.query('SELECT $1::integer', [SECRET])).rejects.toThrow(SECRET);
      });
    } finally {
      await server.stop();
    }
    const written = readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8');
    expect(written).toContain('database system is ready');
    expect(written).not.toContain(SECRET);
  });
});
