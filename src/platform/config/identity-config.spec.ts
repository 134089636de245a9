import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_IDLE_MINUTES', '61'],
    ['SESSION_LONGEST_MINUTES', '721'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['LOGINS_PER_MINUTE', '-1'],
  ])('is refused in production with %s=%s, by its name', (name, value) => {
    const faults = faultsOf({ ...PRODUCTION, [name]: value });
    expect([faults.length, faults[0]]).toEqual([1, expect.stringContaining(name)]);
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
    expect(readConfig({ ...PRODUCTION, HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.1,10.0.0.2' })).toMatchObject({
      host: '0.0.0.0',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
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
    expect(faultsOf(withFile('empty'))[0]).toContain('OIDC_CLIENT_KEY (better) or OIDC_CLIENT_SECRET must be set');
  });
});
