import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './app-config.js';

const WITH_PROVIDER = {
  PUBLIC_URL: 'https://opvangboek.example',
  OIDC_ISSUER: 'https://login.example/realms/x',
  OIDC_CLIENT_ID: 'opvangboek',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_AUDIENCE: 'api://opvangboek',
};
const PRODUCTION = { ...WITH_PROVIDER, NODE_ENV: 'production' };

const pem = ({ privateKey }: { privateKey: KeyObject }, type: 'pkcs1' | 'pkcs8' = 'pkcs8'): string =>
  String(privateKey.export({ type, format: 'pem' })).trim();
const RSA_KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = pem(RSA_KEYS);

const faultsOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('who people are, by configuration', () => {
  it('is for the embedded provider to say, outside production', () => {
    const { identity, host } = readConfig({});
    expect([identity.provider, identity.publicUrl, host]).toEqual([null, null, '127.0.0.1']);
    expect(identity).toMatchObject({ sessionIdleMs: 1_800_000, sessionLongestMs: 36_000_000 });
  });

  it('is in production for a provider of one’s own, and its absence is one line', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
      new ConfigError(['OIDC_ISSUER is not set: in production people log in at an OpenID provider of your own']),
    );
    expect(faultsOf({ NODE_ENV: 'production' }).length).toBe(1);
    expect(faultsOf(PRODUCTION)).toEqual([]);
  });

  it('has sound values where nothing else is said', () => {
    expect(readConfig(PRODUCTION).identity).toMatchObject({
      publicUrl: 'https://opvangboek.example',
      provider: {
        issuer: 'https://login.example/realms/x',
        clientKey: null,
        clientSecret: 'secret',
        algorithms: ['PS256', 'RS256', 'ES256'],
        idTokenAlgorithm: 'RS256',
        tokenType: 'at+jwt',
        scope: 'openid profile',
        claims: { person: 'sub', name: 'name', roles: 'roles', municipality: 'municipality', roleMap: null },
      },
    });
  });

  it('is read from every setting that there is about it, each on its border, and each is told of', () => {
    const settings = {
      PUBLIC_URL: 'https://opvangboek.example:8443/',
      OIDC_ISSUER: 'https://login.example/realms/y',
      OIDC_CLIENT_ID: 'client',
      OIDC_CLIENT_KEY: KEY,
      OIDC_AUDIENCE: 'audience',
      OIDC_ALGORITHMS: 'ES384, EdDSA',
      OIDC_ID_TOKEN_ALGORITHM: 'PS512',
      OIDC_TOKEN_TYPE: 'JWT',
      OIDC_SCOPE: 'openid email',
      OIDC_PERSON_CLAIM: 'oid',
      OIDC_NAME_CLAIM: 'display.name',
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_MUNICIPALITY_CLAIM: 'gemeentecode',
      OIDC_ROLE_MAP: 'a=auditor',
      SESSION_IDLE_MINUTES: '60',
      SESSION_LONGEST_MINUTES: '720',
      REQUESTS_PER_MINUTE: '1',
      LOGINS_PER_MINUTE: '1000000',
    };
    expect(readConfig({ NODE_ENV: 'production', ...settings }).identity).toEqual({
      publicUrl: 'https://opvangboek.example:8443',
      sessionIdleMs: 3_600_000,
      sessionLongestMs: 43_200_000,
      requestsPerMinute: 1,
      loginsPerMinute: 1_000_000,
      provider: {
        issuer: 'https://login.example/realms/y',
        clientId: 'client',
        clientKey: KEY,
        clientSecret: null,
        audience: 'audience',
        algorithms: ['ES384', 'EdDSA'],
        idTokenAlgorithm: 'PS512',
        tokenType: 'JWT',
        scope: 'openid email',
        claims: {
          person: 'oid',
          name: 'display.name',
          roles: 'groups',
          municipality: 'gemeentecode',
          roleMap: new Map([['a', 'auditor']]),
        },
      },
    });
    const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    for (const name of [...Object.keys(settings), 'OIDC_CLIENT_SECRET', 'HOST', 'TRUSTED_PROXIES']) {
      expect(operations).toMatch(new RegExp(`^\\| \`${name}\` `, 'm'));
    }
  });

  it.each([
    ['OIDC_ISSUER', 'http://login.example'],
    ['OIDC_ISSUER', 'login.example'],
    ['OIDC_ISSUER', 'ftp://login.example'],
    ['PUBLIC_URL', 'http://opvangboek.example'],
    ['PUBLIC_URL', 'https://opvangboek.example/app'],
    ['PUBLIC_URL', undefined],
    ['OIDC_CLIENT_ID', undefined],
    ['OIDC_CLIENT_SECRET', undefined],
    ['OIDC_CLIENT_KEY', 'a key beside the secret'],
    ['OIDC_AUDIENCE', undefined],
    ['OIDC_AUDIENCE', 'opvangboek'],
    ['OIDC_ALGORITHMS', 'PS256,HS256'],
    ['OIDC_ALGORITHMS', 'none'],
    ['OIDC_ID_TOKEN_ALGORITHM', 'HS512'],
    ['OIDC_ROLE_MAP', 'controllers'],
    ['OIDC_ROLE_MAP', '=controller'],
    ['OIDC_ROLE_MAP', 'a='],
    ['OIDC_ROLE_MAP', 'a=controller:GM177'],
    ['OIDC_ROLE_MAP', 'a=controller:GM0177:x'],
    ['OIDC_ROLE_MAP', 'a=finance-officer,b=auditor,a=controller'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.1;10.0.0.2'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '2001:db8::/129'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_IDLE_MINUTES', '61'],
    ['SESSION_LONGEST_MINUTES', '721'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['LOGINS_PER_MINUTE', '-1'],
  ])('is refused in production with %s=%s, by its name', (name, value) => {
    const faults = faultsOf({ ...PRODUCTION, [name]: value });
    expect([faults.length, faults[0]]).toEqual([1, expect.stringContaining(name)]);
  });

  it.each([
    ['is none', 'a key'],
    ['cannot sign as is asked', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
    ['is in another notation', pem(RSA_KEYS, 'pkcs1')],
    ['is broken off', KEY.slice(0, 400)],
  ])('is refused with a key that %s, without a word of it', (_story, key) => {
    expect(faultsOf({ ...PRODUCTION, OIDC_CLIENT_SECRET: undefined, OIDC_CLIENT_KEY: key })).toEqual([
      'OIDC_CLIENT_KEY must be an RSA key in PEM (PKCS 8), as -----BEGIN PRIVATE KEY-----',
    ]);
  });

  it('may be plain http outside production only', () => {
    const plain = { ...WITH_PROVIDER, OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_URL: 'http://127.0.0.1:3000' };
    expect(faultsOf(plain)).toEqual([]);
    expect(faultsOf({ ...plain, NODE_ENV: 'production' }).length).toBe(2);
  });

  it('reads what groups mean, with commas or new lines between', () => {
    const { provider } = readConfig({
      ...PRODUCTION,
      OIDC_ROLE_MAP: 'cn=controllers=controller:GM0177, vng = vng-analyst\n\nx=auditor',
    }).identity;
    expect(provider?.claims.roleMap).toEqual(
      new Map([
        ['cn=controllers', 'controller:GM0177'],
        ['vng', 'vng-analyst'],
        ['x', 'auditor'],
      ]),
    );
  });

  it('listens to others with a provider of one’s own only', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('HOST must be 127.0.0.1')]);
    expect(
      readConfig({ ...PRODUCTION, HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,2001:db8::/32' }),
    ).toMatchObject({
      host: '0.0.0.0',
      trustedProxies: ['10.0.0.1', '10.1.0.0/16', '2001:db8::/32'],
    });
  });
});

describe('a secret', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'opvangboek-secrets-'));
    writeFileSync(join(folder, 'secret'), 'from the file\n');
    writeFileSync(join(folder, 'empty'), '\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const withFile = (name: string): Record<string, string | undefined> => ({
    ...PRODUCTION,
    OIDC_CLIENT_SECRET: undefined,
    OIDC_CLIENT_SECRET_FILE: join(folder, name),
  });

  it('may come from a file', () => {
    expect(readConfig(withFile('secret')).identity.provider?.clientSecret).toBe('from the file');
  });

  it('comes from one place', () => {
    expect(faultsOf({ ...withFile('secret'), OIDC_CLIENT_SECRET: 'x' })[0]).toBe(
      'OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set: keep one of them',
    );
  });

  it('must be there', () => {
    expect(faultsOf(withFile('nothing'))[0]).toBe('OIDC_CLIENT_SECRET_FILE cannot be read: ENOENT');
    expect(faultsOf(withFile('.'))[0]).toBe('OIDC_CLIENT_SECRET_FILE cannot be read: EISDIR');
    // the issuer is asked for twice, and told of once
    expect(
      faultsOf({ ...withFile('secret'), OIDC_ISSUER: undefined, OIDC_ISSUER_FILE: join(folder, 'nothing') }),
    ).toEqual(['OIDC_ISSUER_FILE cannot be read: ENOENT', expect.stringContaining('OIDC_ISSUER is not set')]);
    expect(faultsOf(withFile('empty'))[0]).toContain('OIDC_CLIENT_KEY (better) or OIDC_CLIENT_SECRET must be set');
  });

  it('is told to nobody, whatever is wrong with it', () => {
    const secrets = {
      OIDC_CLIENT_SECRET: 'geheim-1',
      OIDC_CLIENT_KEY: 'geheim-2',
      DATABASE_URL: 'mysql://x:geheim-3@db/x',
    };
    const faults = faultsOf({ ...PRODUCTION, ...secrets });
    expect([faults.length, faults.join()]).toEqual([2, expect.not.stringContaining('geheim')]);
  });
});
