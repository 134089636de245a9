import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  anotherKey,
  providerKey,
  signed,
  signedRs256,
  soundClaims,
  SOUND_HEADER,
  unsigned,
  withMac,
} from '../harness/forged-token.js';
import type { Part } from '../harness/forged-token.js';
import { dataFolder, tokenOf } from '../harness/people.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

const PERSON = 'controller:GM0193';
const now = Math.floor(Date.now() / 1000);

describe('a bearer token', () => {
  let app: TestApplication;
  const dataDir = dataFolder('tokens');
  const key = providerKey(dataDir);
  const publicKey = createPublicKey(key);
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const stranger = anotherKey();

  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: dataDir, LOGINS_PER_MINUTE: '1000' });
  });
  afterAll(() => app.close());

  const ask = (authorization: string): Promise<Response> =>
    Promise.resolve(app.people.nobody.get('/v1/declarations').set('Authorization', authorization));
  const bearing = (token: string): Promise<Response> => ask(`Bearer ${token}`);
  const sound = (claims: Part = {}, header: Part = {}): string =>
    signed({ ...SOUND_HEADER, ...header }, soundClaims(PERSON, claims), key);

  it('of the provider is taken, however the word bearer is written', async () => {
    expect((await bearing(await tokenOf(PERSON))).status).toBe(200);
    expect((await ask(`bearer ${await tokenOf(PERSON)}`)).status).toBe(200);
    // so that what follows fails for its own reason only
    expect((await bearing(sound())).status).toBe(200);
  });

  const attackerKey: object = createPublicKey(stranger).export({ format: 'jwk' });
  const claims = soundClaims(PERSON);

  const worthless: readonly (readonly [string, () => string])[] = [
    ['nothing', () => ''],
    ['no token at all', () => 'xyz'],
    ['no signature, and says so', () => `${unsigned({ ...SOUND_HEADER, alg: 'none' }, claims)}.`],
    ['no signature, and says so in capitals', () => `${unsigned({ ...SOUND_HEADER, alg: 'NONE' }, claims)}.`],
    ['no signature, and does not say so', () => `${unsigned(SOUND_HEADER, claims)}.`],
    ['the public key as a secret', () => withMac({ ...SOUND_HEADER, alg: 'HS256' }, claims, pem)],
    [
      'the modulus as a secret',
      () => withMac({ ...SOUND_HEADER, alg: 'HS256' }, claims, String(publicKey.export({ format: 'jwk' }).n)),
    ],
    ['an empty secret', () => withMac({ ...SOUND_HEADER, alg: 'HS256' }, claims, '')],
    ['another key under the same name', () => signed(SOUND_HEADER, claims, stranger)],
    ['a key that nobody knows', () => signed({ ...SOUND_HEADER, kid: 'other' }, claims, stranger)],
    ['a key that it brings along', () => signed({ ...SOUND_HEADER, jwk: attackerKey }, claims, stranger)],
    [
      'a key that is to be fetched',
      () => signed({ ...SOUND_HEADER, jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x' }, claims, stranger),
    ],
    ['a name of a key that is a path', () => signed({ ...SOUND_HEADER, kid: '../../provider' }, claims, stranger)],
    ['another way of signing', () => signedRs256({ ...SOUND_HEADER, alg: 'RS256' }, claims, key)],
    ['a demand that we do not know', () => sound({}, { crit: ['exp'], exp: 1 })],
    ['another type: an ID token', () => sound({}, { typ: 'JWT' })],
    ['no type', () => sound({}, { typ: undefined })],
    ['another issuer', () => sound({ iss: 'https://login.example' })],
    ['no issuer', () => sound({ iss: undefined })],
    ['another audience', () => sound({ aud: 'opvangboek' })],
    ['no audience', () => sound({ aud: undefined })],
    ['an end that is past', () => sound({ exp: now - 60 })],
    ['no end', () => sound({ exp: undefined })],
    ['an end that is no number', () => sound({ exp: 'never' })],
    ['a beginning that is still to come', () => sound({ nbf: now + 600 })],
    ['nobody', () => sound({ sub: undefined })],
    ['ten thousand letters', () => sound({ name: 'x'.repeat(10_000) })],
  ];

  it.each(worthless)('with %s is refused', async (_story, make) => {
    const { status, body, headers } = await bearing(make());
    expect([status, body.type, headers['www-authenticate']]).toEqual([
      401,
      'urn:opvangboek:problem:unauthenticated',
      'Bearer',
    ]);
  });

  it('whose content was changed is refused', async () => {
    const [header, , signature] = (await tokenOf(PERSON)).split('.');
    const other = Buffer.from(JSON.stringify(soundClaims('vng-admin'))).toString('base64url');
    expect((await bearing([header, other, signature].join('.'))).status).toBe(401);
  });

  it('is taken from its header only', async () => {
    const token = await tokenOf(PERSON);
    for (const authorization of [`Basic ${token}`, token, `Bearer ${token} ${token}`]) {
      expect((await ask(authorization)).status).toBe(401);
    }
    expect((await app.people.nobody.get(`/v1/declarations?access_token=${token}`)).status).toBe(401);
    expect((await app.people.nobody.get('/v1/declarations').set('Cookie', `token=${token}`)).status).toBe(401);
  });

  it.each([
    ['no role', { roles: [] }],
    ['no role that is known', { roles: ['admin', 'root'] }],
    ['a role that is no text', { roles: [{ toString: 'vng-admin' }] }],
    ['roles here and there', { roles: ['controller', 'vng-analyst'] }],
    ['no municipality', { municipality: undefined }],
    ['two municipalities', { municipality: ['GM0193', 'GM0148'] }],
    ['another municipality with its role', { roles: ['controller:GM0148'] }],
    ['a municipality that is more than a code', { municipality: "GM0193' OR 'a'='a" }],
    ['everything for a municipality', { municipality: 'all' }],
    ['a person that nobody can read', { sub: 'anna\nbas' }],
  ])('with %s proves who asks, but not that they may', async (_story, wrong) => {
    const { status, body } = await bearing(sound(wrong));
    expect([status, body.type]).toEqual([403, 'urn:opvangboek:problem:forbidden']);
  });

  it('says who asks', async () => {
    const { body } = await app.people.as(PERSON).get('/v1/session').expect(200);
    expect(body).toEqual({
      person: PERSON,
      name: PERSON,
      roles: ['controller'],
      municipality: 'GM0193',
      csrfToken: null,
      endsAt: null,
    });
  });
});
