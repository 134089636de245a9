import { createPublicKey } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CookieJar } from '../harness/cookie-jar.js';
import type { Answer } from '../harness/cookie-jar.js';
import { anotherKey, signed, signedRs256, unsigned, withMac } from '../harness/forged-token.js';
import type { Part } from '../harness/forged-token.js';
import { freePort } from '../harness/free-port.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

const CLIENT = 'application';
const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'one' };

/** A provider that says whatever the test wants: of itself, and of who logs in. */
describe('what a provider says at a login', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let provider: Server;
  let issuer: string;
  let url: string;
  const key = anotherKey();
  const stranger = anotherKey();
  const publicKey = createPublicKey(key);
  /** What it says that it is, and what it gives for a code. */
  let claimedIssuer: string;
  let idToken = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    provider = createServer(({ url: address = '' }, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answerOf(address)));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    claimedIssuer = 'http://127.0.0.1:1';
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = startServerProcess({
      DATABASE_URL: database.ownerUrl,
      DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'id-tokens-')),
      ...{ PORT: String(port), PUBLIC_URL: url, OIDC_ISSUER: issuer },
      ...{ OIDC_CLIENT_ID: CLIENT, OIDC_CLIENT_SECRET: SECRET, OIDC_AUDIENCE: 'api' },
    });
    await server.said(/listens on/);
  });
  afterAll(async () => {
    server.signal('SIGTERM');
    await server.ended;
    provider.close();
    await database.drop();
  });

  function answerOf(address: string): object {
    if (address.startsWith('/.well-known')) {
      return {
        issuer: claimedIssuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        authorization_response_iss_parameter_supported: true,
      };
    }
    if (address.startsWith('/jwks')) {
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
    }
    return { access_token: 'x', token_type: 'bearer', expires_in: 60, id_token: idToken };
  }

  /** A browser on its way to the provider, with what the application said there. */
  const begun = async (): Promise<{ jar: CookieJar; asked: URLSearchParams; answer: Answer }> => {
    const jar = new CookieJar();
    const answer = await jar.get(`${url}/login`, {}, false);
    return { jar, answer, asked: new URL(answer.headers.get('location') ?? url).searchParams };
  };
  const cameBack = ({ jar, asked }: { jar: CookieJar; asked: URLSearchParams }, more: Part = {}): Promise<Answer> => {
    const said = { code: 'code', state: asked.get('state') ?? '', iss: issuer, ...more };
    return jar.get(`${url}/login/callback?${new URLSearchParams(said).toString()}`, {}, false);
  };
  const claimsFor = (asked: URLSearchParams, more: Part = {}): Part => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: issuer,
      sub: 'anna',
      aud: CLIENT,
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 60,
      roles: ['vng-analyst'],
      ...more,
    };
  };
  const sessions = (): Promise<number> =>
    connected(database.ownerUrl, async (client) => {
      await client.query(`SET opvangboek.scope = 'all'`);
      return (await client.query('SELECT FROM login_session')).rowCount ?? -1;
    });

  it('is not listened to when it calls itself another than it was configured as', async () => {
    const { answer } = await begun();
    expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('De inlogdienst antwoordt niet')]);
    // a provider that could not be used is asked again
    claimedIssuer = issuer;
    expect((await begun()).answer.status).toBe(302);
  });

  it('is taken when all of it is right', async () => {
    const login = await begun();
    idToken = signedRs256(HEADER, claimsFor(login.asked), key);
    const { status, setCookies } = await cameBack(login);
    // so that what follows fails for its own reason only
    expect([status, setCookies.some((line) => line.startsWith('__Host-opvangboek-session='))]).toEqual([302, true]);
    expect(await sessions()).toBe(1);
  });

  const now = Math.floor(Date.now() / 1000);
  const jwk: object = createPublicKey(stranger).export({ format: 'jwk' });
  const worthless: readonly (readonly [string, (claims: Part) => string])[] = [
    ['another client', (claims) => signedRs256(HEADER, { ...claims, aud: 'other' }, key)],
    [
      'another client besides',
      (claims) => signedRs256(HEADER, { ...claims, aud: [CLIENT, 'other'], azp: 'other' }, key),
    ],
    ['another issuer', (claims) => signedRs256(HEADER, { ...claims, iss: 'http://127.0.0.1:2' }, key)],
    ['another nonce', (claims) => signedRs256(HEADER, { ...claims, nonce: 'other' }, key)],
    ['no nonce', (claims) => signedRs256(HEADER, { ...claims, nonce: undefined }, key)],
    ['an end that is past', (claims) => signedRs256(HEADER, { ...claims, iat: now - 600, exp: now - 300 }, key)],
    ['no end', (claims) => signedRs256(HEADER, { ...claims, exp: undefined }, key)],
    ['nobody', (claims) => signedRs256(HEADER, { ...claims, sub: undefined }, key)],
    ['the signature of a stranger', (claims) => signedRs256(HEADER, claims, stranger)],
    ['a key that it brings along', (claims) => signedRs256({ ...HEADER, jwk }, claims, stranger)],
    ['another way of signing', (claims) => signed({ ...HEADER, alg: 'PS256' }, claims, key)],
    ['no signature', (claims) => `${unsigned({ ...HEADER, alg: 'none' }, claims)}.`],
    ['the secret of the client as a key', (claims) => withMac({ ...HEADER, alg: 'HS256' }, claims, SECRET)],
    [
      'the public key as a secret',
      (claims) => withMac({ ...HEADER, alg: 'HS256' }, claims, publicKey.export({ type: 'spki', format: 'pem' })),
    ],
    ['nothing at all', () => ''],
  ];

  it.each(worthless)('lets nobody in by an ID token with %s', async (_story, make) => {
    const before = await sessions();
    const login = await begun();
    idToken = make(claimsFor(login.asked));
    const { status, text, setCookies } = await cameBack(login);
    expect([status, text.includes('Inloggen is niet gelukt')]).toEqual([401, true]);
    expect(setCookies.filter((line) => line.startsWith('__Host-opvangboek-session='))).toEqual([]);
    expect(await sessions()).toBe(before);
  });

  it.each([
    ['another provider', { iss: 'http://127.0.0.1:2' }],
    ['nobody who it is', { iss: '' }],
    ['another state', { state: 'other' }],
  ])('lets nobody in by an answer that names %s', async (_story, said) => {
    const login = await begun();
    idToken = signedRs256(HEADER, claimsFor(login.asked), key);
    expect((await cameBack(login, said)).status).toBe(401);
  });

  it('was said for one login of one browser', async () => {
    const [one, other] = [await begun(), await begun()];
    idToken = signedRs256(HEADER, claimsFor(one.asked), key);
    expect((await cameBack({ jar: other.jar, asked: one.asked })).status).toBe(401);
    expect((await cameBack({ jar: one.jar, asked: other.asked })).status).toBe(401);
  });
});
