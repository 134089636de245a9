import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Test } from 'supertest';
import { POLICY } from '../../src/identity/policy/policy.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import { say } from '../harness/raw-request.js';
import { asSystem, START_TIME, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const ELSEWHERE = 'https://elders.example';
const REQUESTS_PER_MINUTE = 100;
const YEAR_SECONDS = 31_536_000;
/** What answers can be; text says in which character set. */
const KINDS =
  /^((application\/json|text\/(html|css|csv)); charset=utf-8|text\/event-stream|application\/vnd\.openxml\S+)$/;
const SESSION = '00000000-0000-4000-8000-000000000001';

/** An answer in as much as is looked at here. */
interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text?: string;
}

/** What would tell an attacker what the house is built of. */
const INTERNALS =
  /node_modules|\.[jt]s\b|\bat \S+ \(|SELECT |INSERT |relation "|\bpg\b|postgres|typeorm|fastify|\bnest\b|\bjose\b|oidc-provider|\/(work|tmp|home|var|usr)\//i;

describe('every answer', () => {
  let app: TestApplication;
  let url: string;
  let job: string;

  beforeAll(async () => {
    app = await startTestApplication({
      UPLOAD_MAX_BYTES: '100000',
      REQUESTS_PER_MINUTE: String(REQUESTS_PER_MINUTE),
    });
    await app.application.listen(0, '127.0.0.1');
    url = await app.application.getUrl();
    const file = await declarationWorkbook({ municipality: 'GM0193', year: 2022 });
    const { body } = await app.http.post('/v1/declaration-batches').attach('file', file, 'a.xlsx').expect(202);
    job = body.id as string;
    await asSystem(() => app.application.get(Jobs).finished(job, 30_000));
    await connected(app.database.ownerUrl, (client) =>
      client.query(
        `SET opvangboek.scope = 'all';
         INSERT INTO login_session VALUES ('${SESSION}', 'x', 'auditor:GM0193', 'x', '{auditor}', 'GM0193', 'x',
           '${START_TIME}', '${START_TIME}')`,
      ),
    );
  });
  afterAll(() => app.close());

  const by = (person: string, method: 'get' | 'post' | 'put' | 'delete' | 'head', path: string): Test =>
    app.people.as(person)[method](path).set('Origin', ELSEWHERE).redirects(0);
  const byAnybody = (method: 'get' | 'post' | 'patch', path: string): Test =>
    app.people.nobody[method](path).set('Origin', ELSEWHERE).redirects(0);
  const upload = async (size: number): Promise<Answer> => {
    const file = await declarationWorkbook({ municipality: 'GM0193', year: 2024 });
    return by('finance-officer:GM0193', 'post', '/v1/declarations').attach(
      'file',
      Buffer.concat([file, Buffer.alloc(size)]),
      'a.xlsx',
    );
  };
  const bare = (words: string): Promise<Answer> => say(url, words);

  const sound: readonly (readonly [string, number, () => PromiseLike<Answer>])[] = [
    ['figures', 200, () => by('auditor:GM0193', 'get', '/v1/municipalities/GM0193/shortfall')],
    ['only the head of them', 200, () => by('auditor:GM0193', 'head', '/v1/tariffs')],
    ['the description of the API', 200, () => byAnybody('get', '/v1/openapi.json')],
    ['a page', 200, () => byAnybody('get', '/')],
    ['the look of the pages', 200, () => byAnybody('get', '/pages.css')],
    ['a page of the demo people', 200, () => byAnybody('get', '/demo-identity/interaction/none')],
    ['a sign of life', 200, () => byAnybody('get', '/health/live')],
    ['a file of text', 200, () => by('auditor:GM0193', 'get', '/v1/audit-events/export')],
    ['a workbook', 200, () => by('auditor:GM0193', 'get', '/v1/declaration-template?municipality=GM0193&year=2024')],
    ['events, as they come', 200, () => by('auditor:GM0193', 'get', `/v1/jobs/${job}/events`)],
    ['something new', 201, () => upload(0)],
    [
      'something that will be',
      202,
      async () =>
        by('finance-officer:GM0193', 'post', '/v1/declaration-batches').attach(
          'file',
          await declarationWorkbook({ municipality: 'GM0193', year: 2023 }),
          'a.xlsx',
        ),
    ],
    ['nothing more to say', 204, () => by('vng-admin', 'delete', `/v1/sessions/${SESSION}`)],
    ['a way to the identity provider', 302, () => byAnybody('get', '/login').set('Host', new URL(url).host)],
    ['a way on after a form', 303, () => byAnybody('post', '/logout').type('form').send('')],
  ];

  it.each(sound)('carries the headers that protect it: %s', async (_story, status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    isProtected(answer);
    expect(answer.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (status < 204) expect(answer.headers['content-type']).toMatch(KINDS);
  });

  const refused: readonly (readonly [string, number, () => PromiseLike<Answer>])[] = [
    ['a value that cannot be', 400, () => by('vng-admin', 'get', '/v1/tariffs?validOn=1')],
    ['a body that cannot be read', 400, () => by('vng-admin', 'post', '/v1/tariffs').type('json').send('{"tariff":')],
    ['nobody', 401, () => byAnybody('get', '/v1/declarations')],
    ['a token that is none', 401, () => byAnybody('get', '/v1/declarations').set('Authorization', 'Bearer x.y.z')],
    ['another role', 403, () => by('ministry-reader', 'get', '/v1/national-shortfall')],
    ['an address that is not there', 404, () => byAnybody('get', '/v1/nowhere')],
    ['what is not there', 404, () => by('vng-admin', 'get', '/v1/declarations/GM0193-2024-99')],
    ['what is another’s', 404, () => by('auditor:GM0193', 'get', '/v1/municipalities/GM0148/shortfall')],
    ['a method that is not there', 405, () => byAnybody('patch', '/v1/tariffs')],
    [
      'what cannot be now',
      409,
      () => by('controller:GM0193', 'post', '/v1/declarations/GM0193-2022-1/approval').send({}),
    ],
    ['a file that is too large', 413, () => upload(100_000)],
    [
      'a body that is too large',
      413,
      () => by('vng-admin', 'post', '/v1/tariffs').send({ source: 'x'.repeat(1_100_000) }),
    ],
    ['another kind of content', 415, () => by('vng-admin', 'post', '/v1/tariffs').type('application/xml').send('<a/>')],
    ['too many requests', 429, () => tooMany('auditor:GM0193:druk')],
    ['an address that is no address', 400, () => byAnybody('get', '/v1/declarations/%zz')],
    ['an address that is too long', 404, () => byAnybody('get', `/v1/declarations/${'a'.repeat(300)}`)],
    ['no HTTP', 400, () => bare('GOEDEMORGEN\r\n\r\n')],
    ['no host', 400, () => bare('GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n')],
    ['two hosts', 400, () => bare('GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n')],
    [
      'a wish that cannot be met',
      417,
      () => bare('POST /v1/exports HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n'),
    ],
    ['headers without an end', 431, () => bare(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)],
  ];

  it.each(refused)(
    'of refusal is a problem that carries them too, and tells nothing of the house: %s',
    async (...row) => {
      const [, status, ask] = row;
      const { headers, text = '', status: answered } = await ask();
      expect([answered, headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
      isProtected({ headers, status: answered });
      expect(JSON.parse(text)).toMatchObject({
        type: expect.stringMatching(/^urn:opvangboek:problem:[a-z-]+$/),
        title: expect.any(String),
        status,
        detail: expect.any(String),
        instance: expect.stringMatching(/^\//),
      });
      expect(text).not.toMatch(INTERNALS);
    },
  );

  it('of a page that went wrong tells nothing of the house', async () => {
    for (const path of ['/login/callback?code=x&state=y', '/demo-identity/auth?client_id=unknown']) {
      const { headers, text, status } = await byAnybody('get', path);
      expect([path, status >= 400, headers['content-type']]).toEqual([path, true, 'text/html; charset=utf-8']);
      isProtected({ headers, status });
      expect(text).not.toMatch(INTERNALS);
    }
  });

  it('is for pages of our own only, but for the description of the API', async () => {
    const routes = Object.keys(POLICY).filter((route) => !route.includes('/demo-identity/'));
    for (const route of routes) {
      const [method = '', pattern = ''] = route.split(' ');
      const path = pattern.replace(/:\w+/g, 'x');
      const preflight = `OPTIONS ${path} HTTP/1.1\r\nHost: a\r\nOrigin: ${ELSEWHERE}\r\nAccess-Control-Request-Method: ${method}\r\nConnection: close\r\n\r\n`;
      const { status, headers } = await bare(preflight);
      expect([route, status, crossOriginIn(headers)]).toEqual([route, 405, []]);
    }
    const { headers } = await byAnybody('get', '/v1/openapi.json').expect(200);
    expect(crossOriginIn(headers)).toEqual([['access-control-allow-origin', '*']]);
  });

  async function tooMany(person: string): Promise<Answer> {
    const answers = await Promise.all(
      Array.from({ length: REQUESTS_PER_MINUTE + 1 }, () => by(person, 'get', '/v1/session')),
    );
    const [refusal] = answers.filter(({ status }) => status !== 200);
    expect(Number(refusal?.headers['retry-after'])).toBeGreaterThan(0);
    return refusal as Answer;
  }
});

function isProtected({ headers, status }: Answer): void {
  expect(headers).toMatchObject({
    'api-version': expect.stringMatching(/^\d+\.\d+\.\d+$/),
    'cache-control': expect.stringContaining('no-store'),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  const [, age] = /^max-age=(\d+); includeSubDomains$/.exec(String(headers['strict-transport-security'])) ?? [];
  expect(Number(age)).toBeGreaterThanOrEqual(YEAR_SECONDS);
  const policy = String(headers['content-security-policy']);
  for (const part of ["default-src 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe|\*|data:|script-src/);
  for (const banner of ['x-powered-by', 'server', 'via']) expect(headers).not.toHaveProperty(banner);
  const isDescription = headers['access-control-allow-origin'] === '*' && status === 200;
  expect(crossOriginIn(headers).length).toBe(isDescription ? 1 : 0);
}

/** The headers by which a page of another origin may read an answer. */
function crossOriginIn(headers: Record<string, unknown>): [string, unknown][] {
  return Object.entries(headers).filter(([name]) => name.startsWith('access-control-'));
}
