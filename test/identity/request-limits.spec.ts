import { afterEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

describe('requests in a minute', () => {
  let app: TestApplication | null = null;
  afterEach(async () => {
    await app?.close();
    app = null;
  });
  const start = async (env: Record<string, string>): Promise<TestApplication> =>
    (app = await startTestApplication(env));
  const isTooMany = ({ status, body, headers }: Response): void => {
    expect([status, body.type]).toEqual([429, 'urn:opvangboek:problem:too-many-requests']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.detail).toMatch(/Probeer het over \d+ s weer/);
  };

  it('are counted for each person, whatever they ask', async () => {
    const { people } = await start({ REQUESTS_PER_MINUTE: '3' });
    const anna = people.as('auditor:GM0193:anna');
    for (const path of ['/v1/session', '/v1/declarations', '/v1/national-shortfall']) {
      expect((await anna.get(path)).status).not.toBe(429);
    }
    isTooMany(await anna.get('/v1/session'));
    expect((await people.as('auditor:GM0193:bas').get('/v1/session')).status).toBe(200);
    // how the server fares is asked by nobody in particular
    expect((await people.nobody.get('/health/live')).status).toBe(200);
  });

  it('shut an address out that proves nobody too often, for the rest of the minute', async () => {
    const { people } = await start({ LOGINS_PER_MINUTE: '2', TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string): Promise<Response> =>
      Promise.resolve(
        people.nobody.get('/v1/session').set('X-Forwarded-For', address).set('Authorization', 'Bearer guessed'),
      );
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.1')).status]).toEqual([401, 401]);
    await from('192.0.2.1');
    isTooMany(await from('192.0.2.1'));
    // not even with a sound token, which may have been the last guess
    isTooMany(await people.as('auditor:GM0193').get('/v1/session').set('X-Forwarded-For', '192.0.2.1'));
    expect((await from('192.0.2.2')).status).toBe(401);
    expect((await people.as('auditor:GM0193').get('/v1/session').set('X-Forwarded-For', '192.0.2.3')).status).toBe(200);
  });

  it.each(['', '192.0.2.200'])(
    'take nobody’s word for an address, but that of a proxy that is trusted',
    async (proxies) => {
      const { people } = await start({ LOGINS_PER_MINUTE: '1', TRUSTED_PROXIES: proxies });
      const ask = (address: string): Promise<Response> =>
        Promise.resolve(people.nobody.get('/v1/session').set('X-Forwarded-For', address));
      await ask('192.0.2.1');
      await ask('192.0.2.2');
      isTooMany(await ask('192.0.2.3'));
    },
  );

  it('are of who the proxy says it heard, not of who that one says it speaks for', async () => {
    const { people } = await start({ LOGINS_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.1' });
    const ask = (address: string): Promise<Response> =>
      Promise.resolve(people.nobody.get('/v1/session').set('X-Forwarded-For', address));
    await ask('198.51.100.1, 192.0.2.1');
    await ask('198.51.100.2, 192.0.2.1');
    isTooMany(await ask('198.51.100.3, 192.0.2.1'));
    expect((await ask('192.0.2.1, 198.51.100.1')).status).toBe(401);
  });

  it('are few for the steps of a login', async () => {
    const { people } = await start({ LOGINS_PER_MINUTE: '2', TRUSTED_PROXIES: '127.0.0.1' });
    const step = (path: string, address = '192.0.2.1'): Promise<Response> =>
      Promise.resolve(people.nobody.get(path).set('X-Forwarded-For', address).redirects(0));
    expect((await step('/login')).status).toBe(302);
    expect((await step('/login/callback?code=guessed&state=guessed')).status).not.toBe(429);
    isTooMany(await step('/login'));
    isTooMany(await step('/login/callback?code=guessed&state=guessed'));
    expect((await step('/login', '192.0.2.2')).status).toBe(302);
    // whoever is in already goes on from the same address
    const known = people.as('auditor:GM0193').get('/v1/session').set('X-Forwarded-For', '192.0.2.1');
    expect((await known).status).toBe(200);
  });
});
