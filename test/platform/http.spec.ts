import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const SECURITY_HEADERS = {
  'api-version': '0.1.0',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

describe('the web server', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication({ UPLOAD_MAX_BYTES: '100000' });
  });
  afterAll(() => app.close());

  const isProblem = ({ headers, body, status }: Response, expected: number, instance: string): void => {
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers).toMatchObject(SECURITY_HEADERS);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect([status, body.status]).toEqual([expected, expected]);
    expect(body).toMatchObject({ type: expect.stringMatching(/^urn:/), title: expect.any(String), instance });
    expect(body.detail).toMatch(/[a-z]/);
    expect(JSON.stringify(body)).not.toMatch(/node_modules|SELECT|\.js|stack/);
  };

  it.each([
    ['an address that is not there', 'get', '/v1/nowhere', 404],
    ['a slash too many', 'get', '/v1/tariffs/', 404],
    ['other letter case', 'get', '/V1/tariffs', 404],
    ['a method that is not there', 'delete', '/v1/tariffs', 405],
    [
      'a method that is not there, on an address with a name in it',
      'put',
      '/v1/declarations/GM0193-2024-1/approval',
      405,
    ],
    ['an unknown query parameter', 'get', '/v1/tariffs?colour=red', 400],
    ['a query parameter where there are none', 'get', '/v1/municipalities/GM0193/locations?municipality=GM0148', 400],
    ['a query parameter twice', 'get', '/v1/tariffs?validOn=2024-01-01&validOn=2024-01-02', 400],
  ] as const)('answers %s with a problem', async (_story, method, path, status) => {
    isProblem(await app.http[method](path), status, path.split('?')[0] ?? '');
  });

  it('says which methods an address knows', async () => {
    const { headers } = await app.http.patch('/v1/declarations');
    expect(String(headers.allow).split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
  });

  it('answers what cannot be read with a problem', async () => {
    const path = '/v1/declarations/GM0193-2024-1/return';
    isProblem(await app.http.post(path).type('json').send('{"reason":'), 400, path);
    isProblem(
      await app.http
        .post(path)
        .type('json')
        .send(JSON.stringify({ reason: 'x'.repeat(2_000_000) })),
      413,
      path,
    );
    isProblem(await app.http.post(path).type('application/xml').send('<a/>'), 415, path);
    isProblem(await app.http.post(path).type('json').send('{"__proto__":{"reason":"x"}}'), 400, path);
  });

  it('refuses a file that is too large while it comes in', async () => {
    const response = await app.http.post('/v1/declarations').attach('file', Buffer.alloc(100_001), 'groot.xlsx');
    isProblem(response, 413, '/v1/declarations');
  });

  it('sends its security headers with what goes well too', async () => {
    const { headers } = await app.http.get('/v1/tariffs').expect(200);
    expect(headers).toMatchObject(SECURITY_HEADERS);
  });

  it('publishes its description to anyone', async () => {
    const { headers, body } = await app.http.get('/v1/openapi.json').expect(200);
    expect(headers).toMatchObject({ ...SECURITY_HEADERS, 'access-control-allow-origin': '*' });
    expect(body).toMatchObject({
      info: { version: '0.1.0', contact: { name: expect.any(String) } },
      servers: [{ url: '/v1' }],
    });
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/declarations', '/municipalities/{code}/shortfall']),
    );
  });

  it('hides what went wrong on its own side, and gives a number to ask about', async () => {
    await connected(app.database.ownerUrl, (client) => client.query('ALTER TABLE tariff_version RENAME TO hidden'));
    const response = await app.http.get('/v1/tariffs');
    await connected(app.database.ownerUrl, (client) => client.query('ALTER TABLE hidden RENAME TO tariff_version'));
    isProblem(response, 500, '/v1/tariffs');
    expect(response.body.detail).toMatch(/nummer [0-9a-f-]{36}/);
    await app.http.get('/v1/tariffs').expect(200);
  });

  it('is ready when every migration has run, and says so when not', async () => {
    await app.http.get('/health/live').expect(200, { status: 'ok' });
    await app.http.get('/health/ready').expect(200, { status: 'ok' });
    const [last] = await connected(app.database.ownerUrl, async (client) => {
      return (await client.query(`DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING *`))
        .rows;
    });
    isProblem(await app.http.get('/health/ready'), 503, '/health/ready');
    await connected(app.database.ownerUrl, (client) =>
      client.query('INSERT INTO migrations VALUES ($1, $2, $3)', [last.id, last.timestamp, last.name]),
    );
    await app.http.get('/health/ready').expect(200);
  });
});
