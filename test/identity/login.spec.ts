import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CookieJar } from '../harness/cookie-jar.js';
import type { Answer } from '../harness/cookie-jar.js';
import { dataFolder, people } from '../harness/people.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { connected, createTestDatabase } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

const SESSION = '__Host-opvangboek-session';
const LOGIN = '__Host-opvangboek-login';
const ZWOLLE = { role: 'finance-officer', municipality: 'GM0193' };

describe('logging in by browser', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let url: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('login'), PORT: '0', LOG_LEVEL: 'info' };
    server = startServerProcess(env);
    [, url = ''] = await server.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/);
  });
  afterAll(async () => {
    server.signal('SIGTERM');
    await server.ended;
    await database.drop();
  });

  const loggedIn = async (who: Record<string, string> = ZWOLLE, jar = new CookieJar()): Promise<CookieJar> => {
    const choice = await jar.get(`${url}/login`);
    expect(choice.text).toContain('U kiest zelf wie u bent');
    const { url: end, status } = await jar.post(choice.url, who);
    expect([end, status]).toEqual([`${url}/`, 200]);
    return jar;
  };
  const session = async (jar: CookieJar): Promise<Answer> => jar.get(`${url}/v1/session`);
  const csrfOf = async (jar: CookieJar): Promise<string> =>
    (JSON.parse((await session(jar)).text) as { csrfToken: string }).csrfToken;
  const onDatabase = (sql: string): Promise<unknown[]> =>
    connected(database.ownerUrl, async (client) => (await client.query(sql)).rows as unknown[]);

  it('shows who one is, for that municipality and role', async () => {
    const jar = await loggedIn();
    expect(JSON.parse((await session(jar)).text)).toEqual({
      person: 'finance-officer:GM0193',
      name: 'Demo-financieel medewerker, GM0193',
      roles: ['finance-officer'],
      municipality: 'GM0193',
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      endsAt: expect.stringMatching(/Z$/),
    });
    const page = await jar.get(url);
    expect(page.text).toContain('Welkom, Demo-financieel medewerker, GM0193');
    expect((await jar.get(`${url}/v1/declarations`)).status).toBe(200);
    expect((await jar.get(`${url}/v1/declarations?municipality=GM0148`)).status).toBe(404);
    expect((await jar.get(`${url}/v1/national-shortfall`)).status).toBe(403);
  });

  it('goes to the provider with a code to come, PKCE, state and nonce, new ones each time', async () => {
    const asked = async (): Promise<URLSearchParams> => {
      const { headers, status } = await new CookieJar().get(`${url}/login`, {}, false);
      expect(status).toBe(302);
      return new URL(headers.get('location') ?? '').searchParams;
    };
    const [one, other] = [await asked(), await asked()];
    expect(Object.fromEntries(one)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${url}/login/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(String(one.get(name)).length).toBeGreaterThanOrEqual(43);
      expect(one.get(name)).not.toBe(other.get(name));
    }
  });

  it('keeps a cookie that no script and no other host can read, and only its hash here', async () => {
    const jar = new CookieJar();
    const choice = await jar.get(`${url}/login`);
    const { setCookies } = await jar.post(choice.url, ZWOLLE);
    const own = [...choice.setCookies, ...setCookies].filter((line) => line.includes('opvangboek'));
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const line of own) {
      expect(line).toMatch(/^__Host-/);
      for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line).toContain(part);
      expect(line).not.toMatch(/Domain=/i);
    }
    const secret = jar.cookie(url, SESSION) ?? '';
    expect(Buffer.from(secret, 'base64url').length).toBe(32);
    expect(JSON.stringify(await onDatabase('SELECT * FROM login_session'))).not.toContain(secret);
    expect(server.output()).not.toContain(secret);
  });

  it('begins a new session with every login, and ends the one before', async () => {
    const jar = new CookieJar();
    jar.setCookie(url, SESSION, 'a'.repeat(43));
    await loggedIn(ZWOLLE, jar);
    const first = jar.cookie(url, SESSION) ?? '';
    expect(first).not.toBe('a'.repeat(43));
    await loggedIn(ZWOLLE, await again(jar));
    const second = jar.cookie(url, SESSION) ?? '';
    expect(second).not.toBe(first);
    const before = new CookieJar();
    before.setCookie(url, SESSION, first);
    expect((await session(before)).status).toBe(401);
  });

  /** Without the provider's own session, which would not ask again. */
  async function again(jar: CookieJar): Promise<CookieJar> {
    for (const name of ['_session', '_session.legacy', '_session.sig']) jar.setCookie(url, name, 'x');
    return Promise.resolve(jar);
  }

  it('takes a code once, from the browser that it was asked by, and with its state', async () => {
    const jar = new CookieJar();
    const choice = await jar.get(`${url}/login`);
    const login = jar.cookie(url, LOGIN) ?? '';
    // stops at the way back
    let callback = '';
    const original = globalThis.fetch;
    globalThis.fetch = async (...parameters) => {
      const [address] = parameters;
      if (typeof address === 'string' && address.includes('/login/callback')) callback = address;
      return original(...parameters);
    };
    await jar.post(choice.url, ZWOLLE);
    globalThis.fetch = original;
    expect(callback).toContain('code=');

    const back = async (address: string, secret: string | null): Promise<Answer> => {
      const other = new CookieJar();
      if (secret !== null) other.setCookie(url, LOGIN, secret);
      return other.get(address, {}, false);
    };
    for (const [address, secret] of [
      [callback, login],
      [callback, null],
      [callback, 'b'.repeat(43)],
      [callback.replace(/state=[^&]+/, 'state=other'), login],
    ] as const) {
      const answer = await back(address, secret);
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('Inloggen is niet gelukt');
      expect(answer.setCookies.filter((line) => line.startsWith(`${SESSION}=`))).toEqual([]);
    }
    // a code that was made up, for an attempt that is really under way
    const fresh = new CookieJar();
    const { headers } = await fresh.get(`${url}/login`, {}, false);
    const state = new URL(headers.get('location') ?? '').searchParams.get('state') ?? '';
    const forged = `${url}/login/callback?code=forged&state=${state}&iss=http%3A%2F%2Fdemo-identity.opvangboek.invalid`;
    expect((await fresh.get(forged, {}, false)).status).toBe(401);
  });

  it('leads back to a page of ours, and to no other', async () => {
    for (const [wish, end] of [
      ['/v1/session', `${url}/v1/session`],
      ['https://evil.example', `${url}/`],
      ['//evil.example', `${url}/`],
      ['/\\evil.example', `${url}/`],
      ['javascript:alert(1)', `${url}/`],
    ]) {
      const jar = new CookieJar();
      const choice = await jar.get(`${url}/login?returnTo=${encodeURIComponent(wish ?? '')}`);
      expect((await jar.post(choice.url, ZWOLLE)).url).toBe(end);
    }
  });

  it('asks of a request that writes that a page of ours sent it', async () => {
    const jar = await loggedIn({ role: 'vng-analyst' });
    const csrf = await csrfOf(jar);
    const write = (headers: Record<string, string>): Promise<Answer> => jar.post(`${url}/v1/tariffs`, {}, headers);
    for (const headers of [
      {},
      { 'x-csrf-token': 'x' },
      { 'x-csrf-token': csrf, origin: 'https://evil.example' },
      { 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' },
      { 'x-csrf-token': csrf, 'sec-fetch-site': 'same-site' },
      { 'x-csrf-token': csrf, origin: 'null' },
    ]) {
      const { status, text } = await write(headers);
      expect([headers, status, text.includes('urn:opvangboek:problem:forbidden')]).toEqual([headers, 403, true]);
    }
    // then it is only its content that is not right
    expect((await write({ 'x-csrf-token': csrf, origin: url })).status).toBe(415);
    // the token of one session is not that of another
    const other = await loggedIn({ role: 'vng-analyst', nickname: 'bas' });
    expect(await csrfOf(other)).not.toBe(csrf);
  });

  it.each([
    ['half an hour without a request', 'last_seen_at', '31 minutes', 401],
    ['twenty minutes without a request', 'last_seen_at', '20 minutes', 200],
    ['ten hours', 'created_at', '601 minutes', 401],
    ['nine hours', 'created_at', '540 minutes', 200],
  ])('holds or ends after %s', async (_story, column, age, expected) => {
    const jar = await loggedIn({ ...ZWOLLE, nickname: `${column.slice(0, 4)}${expected}` });
    await onDatabase(`UPDATE login_session SET ${column} = ${column} - interval '${age}'
      WHERE person = 'finance-officer:GM0193:${column.slice(0, 4)}${expected}'`);
    expect((await session(jar)).status).toBe(expected);
  });

  it('ends with logging out, here and at the provider; another page cannot do it', async () => {
    const jar = await loggedIn({ ...ZWOLLE, nickname: 'weg' });
    const secret = jar.cookie(url, SESSION) ?? '';
    expect((await jar.post(`${url}/logout`, {})).status).toBe(403);
    expect((await session(jar)).status).toBe(200);
    const { url: end, text } = await jar.post(`${url}/logout`, { csrfToken: await csrfOf(jar) });
    expect(end).toContain('/demo-identity/session/end');
    expect(text).toContain('Ja, uitloggen');
    expect(jar.cookie(url, SESSION)).toBeUndefined();
    jar.setCookie(url, SESSION, secret);
    expect((await session(jar)).status).toBe(401);
    const told = await onDatabase(`SELECT after ->> 'event' AS event, person, address IS NOT NULL AS placed
      FROM audit_event WHERE object_kind = 'session' AND person LIKE '%:weg' ORDER BY event_number`);
    const event = { person: 'finance-officer:GM0193:weg', placed: true };
    expect(told).toEqual([
      { event: 'login', ...event },
      { event: 'logout', ...event },
    ]);
  });

  it('can be ended from elsewhere: one’s own by oneself, anybody’s by the administrator', async () => {
    const jar = await loggedIn({ ...ZWOLLE, nickname: 'hier' });
    const person = 'finance-officer:GM0193:hier';
    const agents = people(url);
    const { body: own } = await agents.as(person).get('/v1/sessions').expect(200);
    expect(own.items).toMatchObject([{ person, municipality: 'GM0193' }]);
    const { body: of } = await agents.as('controller:GM0193').get('/v1/sessions').expect(200);
    expect(of.total).toBe(0);
    await agents.as('controller:GM0193').delete(`/v1/sessions/${own.items[0].id}`).expect(404);
    expect((await session(jar)).status).toBe(200);
    await agents.as('vng-admin').delete(`/v1/sessions/${own.items[0].id}`).expect(204);
    expect((await session(jar)).status).toBe(401);
    const { body: everybody } = await agents.as('vng-admin').get('/v1/people').expect(200);
    expect(everybody.items).toContainEqual(expect.objectContaining({ id: person, roles: ['finance-officer'] }));
  });

  it('sends browsers that came to another name of this machine to the name that the cookies are of', async () => {
    const { headers, status } = await new CookieJar().get(`${url.replace('127.0.0.1', 'localhost')}/login`, {}, false);
    expect([status, headers.get('location')]).toEqual([302, `${url}/login`]);
  });

  it('has pages that load nothing from elsewhere and run nothing', async () => {
    const jar = new CookieJar();
    for (const page of [await jar.get(url), await jar.get(`${url}/login`), await jar.get(`${url}/login/callback`)]) {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(page.text).not.toMatch(/<script|style=|onclick|https?:\/\//);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(page.text).toContain('lang="nl"');
    }
  });

  it('says again what to choose when no demo person is chosen', async () => {
    const jar = new CookieJar();
    const choice = await jar.get(`${url}/login`);
    for (const who of [{ role: 'controller' }, { role: 'vng-analyst', municipality: 'GM0193' }, { role: '<script>' }]) {
      const { text, status } = await jar.post(choice.url, who);
      expect([status, text.includes('role="alert"'), text.includes('<script>')]).toEqual([200, true, false]);
    }
    expect((await jar.get(`${url}/demo-identity/interaction/nothing`)).text).toContain('Begin opnieuw');
  });
});
