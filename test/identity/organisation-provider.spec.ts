import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CookieJar } from '../harness/cookie-jar.js';
import type { Answer } from '../harness/cookie-jar.js';
import { freePort } from '../harness/free-port.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { createTestDatabase, setting } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

const AUDIENCE = 'https://opvangboek.example/api';
const GROUP = 'opvangboek-controllers-zwolle';

describe('with the identity provider of an organisation', () => {
  let database: TestDatabase;
  let provider: ServerProcess;
  let server: ServerProcess;
  let issuer: string;
  let url: string;
  let startProvider: (key: string) => Promise<ServerProcess>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const folder = mkdtempSync(join(setting('TEST_FOLDER'), 'organisation-'));
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [providerPort, port] = [await freePort(), await freePort()];
    [issuer, url] = [`http://127.0.0.1:${providerPort}`, `http://127.0.0.1:${port}`];
    startProvider = async (key) => {
      const started = startServerProcess(
        {
          ...{ PORT: String(providerPort), KEY: key, FOLDER: folder, APPLICATION_URL: url },
          CLIENT_JWKS: JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'PS256', use: 'sig' }] }),
        },
        'test/harness/organisation-provider.mjs',
      );
      await started.said(/issuer/);
      return started;
    };
    provider = await startProvider('first');
    server = startServerProcess({
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'served-')),
      PORT: String(port),
      PUBLIC_URL: url,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'application',
      OIDC_CLIENT_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      OIDC_AUDIENCE: AUDIENCE,
      // a key that changes is asked for at many requests that prove nobody yet
      LOGINS_PER_MINUTE: '100000',
      OIDC_ROLES_CLAIM: 'realm.groups',
      OIDC_ROLE_MAP: `${GROUP}=controller:GM0193,vng=vng-analyst`,
    });
    await server.said(/listens on/);
  });
  afterAll(async () => {
    server.signal('SIGTERM');
    await server.ended;
    provider.signal('SIGTERM');
    await database.drop();
  });

  const tokenOf = async (machine: string, audience = AUDIENCE): Promise<string> => {
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${machine}:secret`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const ask = async (token: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(`${url}/v1/session`, { headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('takes its tokens for machines, and its groups for roles', async () => {
    const { status, body } = await ask(await tokenOf(`group--${GROUP}`));
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ person: `group--${GROUP}`, roles: ['controller'], municipality: 'GM0193' }),
    ]);
    expect((await ask(await tokenOf(`group--${GROUP}`, 'https://other.example/api'))).status).toBe(401);
    const other = await ask(await tokenOf('group--another-application'));
    expect([other.status, other.body.detail]).toEqual([403, expect.stringContaining('nog geen rol')]);
  });

  /** The provider's own forms: who, a password, and consent. */
  const loggedIn = async (who: string): Promise<{ jar: CookieJar; answer: Answer }> => {
    const jar = new CookieJar();
    let answer = await jar.get(`${url}/login`);
    for (let step = 0; step < 3 && answer.url.startsWith(issuer); step += 1) {
      const action = /action="([^"]+)"/.exec(answer.text)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
      answer = await jar.post(new URL(action, answer.url).href, { prompt, login: who, password: 'x' });
    }
    return { jar, answer };
  };

  it('logs people in by its own pages, and out again there', async () => {
    const { jar, answer } = await loggedIn('vng');
    expect([answer.url, answer.text]).toEqual([`${url}/`, expect.stringContaining('Welkom, Naam van vng')]);
    expect(answer.headers.get('content-security-policy')).toContain(`form-action 'self' ${issuer}`);
    const { csrfToken } = JSON.parse((await jar.get(`${url}/v1/session`)).text) as { csrfToken: string };
    const out = await jar.post(`${url}/logout`, { csrfToken });
    expect(out.url).toContain(`${issuer}/session/end`);
  });

  it('tells somebody without a role here what to do, and lets them in nowhere', async () => {
    const { jar, answer } = await loggedIn('iemand');
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('Vraag die aan bij uw beheerder')]);
    expect((await jar.get(`${url}/v1/session`)).status).toBe(401);
  });

  it('has no demo people', async () => {
    expect((await fetch(`${url}/demo-identity/auth`)).status).toBe(404);
  });

  it('takes its new key when it changes it, and the old one no more', async () => {
    const old = await tokenOf(`group--${GROUP}`);
    provider.signal('SIGTERM');
    await provider.ended;
    provider = await startProvider('second');
    const fresh = await tokenOf(`group--${GROUP}`);
    // a key that is not known is asked for again, but not at every request
    const deadline = performance.now() + 30_000;
    let status = 401;
    while (status !== 200 && performance.now() < deadline) ({ status } = await ask(fresh));
    expect(status).toBe(200);
    expect((await ask(old)).status).toBe(401);
  });

  it('says that it does not answer, when it does not', async () => {
    provider.signal('SIGKILL');
    await provider.ended;
    const port = String(await freePort());
    const at = `http://127.0.0.1:${port}`;
    const second = startServerProcess({
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'served-')),
      ...{ PORT: port, PUBLIC_URL: at, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'application', OIDC_CLIENT_SECRET: 'x' },
      OIDC_AUDIENCE: AUDIENCE,
    });
    await second.said(/listens on/);
    const answer = await fetch(`${at}/v1/session`, { headers: { authorization: 'Bearer x.y.z' } });
    // what is no token is refused before anybody is asked
    expect([401, 503]).toContain(answer.status);
    const login = await new CookieJar().get(`${at}/login`, {}, false);
    expect([login.status, login.text]).toEqual([503, expect.stringContaining('De inlogdienst antwoordt niet')]);
    second.signal('SIGTERM');
    await second.ended;
  });
});
