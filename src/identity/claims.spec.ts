import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '../platform/config/app-config.js';
import { USUAL_CLAIMS } from '../platform/config/identity-config.js';
import type { ClaimNames } from '../platform/config/identity-config.js';
import { ProblemError } from '../platform/http/problem.js';
import { scopeOf } from './caller.js';
import { callerOf } from './claims.js';
import { ROLES } from './roles.js';

const OFFICER = { sub: 'a-1', name: 'Anna', roles: ['finance-officer'], municipality: 'GM0177' };

const OPERATIONS = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** The settings that docs/operations.md gives as an example, read as in production; its file with a key is not here. */
function exampleOf(product: string): ClaimNames {
  const [, block = ''] = new RegExp(`\\*\\*${product}\\.\\*\\*.*?\`\`\`\\n(.*?)\`\`\``, 's').exec(OPERATIONS) ?? [];
  const lines = block.trim().split('\n');
  const settings = Object.fromEntries(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const { OIDC_CLIENT_KEY_FILE: file, ...others } = settings;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { provider } = readConfig({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://opvangboek.example',
    ...others,
    ...(file === undefined ? {} : { OIDC_CLIENT_KEY: key }),
  }).identity;
  if (provider === null) throw new Error(`there is no example for ${product}`);
  return provider.claims;
}

/** What the provider calls that which means this here. */
function valueOf(names: ClaimNames, meaning: string): string {
  const [value = 'nothing'] = [...(names.roleMap ?? [])].find(([, said]) => said === meaning) ?? [];
  return value;
}

describe('who somebody is, by the claims of a provider', () => {
  it('is a person with roles of one municipality', () => {
    expect(callerOf(OFFICER, USUAL_CLAIMS)).toEqual({
      person: 'a-1',
      name: 'Anna',
      roles: ['finance-officer'],
      municipalityCode: 'GM0177',
    });
  });

  it.each([
    ['one role as a text', { ...OFFICER, roles: 'controller' }, ['controller'], 'GM0177'],
    [
      'two roles there',
      { ...OFFICER, roles: ['finance-officer', 'controller'] },
      ['finance-officer', 'controller'],
      'GM0177',
    ],
    ['a role twice', { ...OFFICER, roles: ['auditor', 'auditor'] }, ['auditor'], 'GM0177'],
    ['a role that says of which municipality', { sub: 'a', roles: ['auditor:GM0193'] }, ['auditor'], 'GM0193'],
    ['the same said twice', { ...OFFICER, roles: ['auditor:GM0177'] }, ['auditor'], 'GM0177'],
    ['a role of the country', { sub: 'a', roles: ['vng-analyst'] }, ['vng-analyst'], null],
    ['a municipality as a list of one', { ...OFFICER, municipality: ['GM0177'] }, ['finance-officer'], 'GM0177'],
    ['a role of the country, and a municipality aside', { ...OFFICER, roles: ['vng-admin'] }, ['vng-admin'], null],
    [
      'groups of other applications',
      { ...OFFICER, roles: ['payroll', 'controller', 'ROOT'] },
      ['controller'],
      'GM0177',
    ],
  ])('may have %s', (_story, claims, roles, municipalityCode) => {
    expect(callerOf(claims, USUAL_CLAIMS)).toMatchObject({ roles, municipalityCode });
  });

  it.each([
    ['no person', { ...OFFICER, sub: undefined }, 'zegt niet wie u bent'],
    ['an empty person', { ...OFFICER, sub: '' }, 'zegt niet wie u bent'],
    ['a person that is no text', { ...OFFICER, sub: 7 }, 'zegt niet wie u bent'],
    ['a person of 256 letters', { ...OFFICER, sub: 'x'.repeat(256) }, 'zegt niet wie u bent'],
    ['a person with a line end', { ...OFFICER, sub: 'a-1\n' }, 'zegt niet wie u bent'],
    ['a person with half a character', { ...OFFICER, sub: 'a-\ud83d' }, 'zegt niet wie u bent'],
    ['no roles', { ...OFFICER, roles: undefined }, 'nog geen rol'],
    ['roles that mean nothing here', { ...OFFICER, roles: ['payroll'] }, 'nog geen rol'],
    ['a role with too much in it', { ...OFFICER, roles: ['controller:GM0177:x'] }, 'nog geen rol'],
    ['a role of the country at a municipality', { ...OFFICER, roles: ['vng-analyst:GM0177'] }, 'nog geen rol'],
    ['roles here and there', { ...OFFICER, roles: ['controller', 'ministry-reader'] }, 'gebruik twee accounts'],
    ['no municipality', { ...OFFICER, municipality: undefined }, 'precies één gemeente'],
    ['two municipalities', { ...OFFICER, roles: ['controller:GM0193'] }, 'precies één gemeente'],
    ['two municipalities in the claim', { ...OFFICER, municipality: ['GM0177', 'GM0193'] }, 'precies één gemeente'],
    ['something that is no code', { ...OFFICER, municipality: 'gm0177' }, 'precies één gemeente'],
  ])('is refused with %s', (_story, claims, words) => {
    expect(() => callerOf(claims, USUAL_CLAIMS)).toThrow(ProblemError);
    expect(() => callerOf(claims, USUAL_CLAIMS)).toThrow(words);
  });

  it('takes a person of 255 letters, and shortens a name to 100', () => {
    const long = callerOf({ ...OFFICER, sub: 'x'.repeat(255), name: 'y'.repeat(200) }, USUAL_CLAIMS);
    expect([long.person.length, long.name.length]).toEqual([255, 100]);
    expect(callerOf({ ...OFFICER, name: 'An\u0000na' }, USUAL_CLAIMS).name).toBe('a-1');
  });

  it('reads the groups of Entra ID by a map', () => {
    const names = exampleOf('Entra ID');
    const [officers, controllers, vng] = ['finance-officer:GM0177', 'controller:GM0177', 'vng-analyst'].map((meaning) =>
      valueOf(names, meaning),
    );
    const of = (...groups: unknown[]): unknown =>
      callerOf({ sub: 'per-app', oid: 'person-1', name: 'Anna', groups }, names);
    expect(of(officers, '5e0d2a44-another-application')).toEqual({
      person: 'person-1',
      name: 'Anna',
      roles: ['finance-officer'],
      municipalityCode: 'GM0177',
    });
    expect(of(officers, controllers)).toMatchObject({ roles: ['finance-officer', 'controller'] });
    expect(of(vng)).toMatchObject({ roles: ['vng-analyst'], municipalityCode: null });
    // what the map does not name means nothing, a role of ours by its own name neither
    expect(() => of('vng-admin')).toThrow('nog geen rol');
    expect(() => of(controllers, vng)).toThrow('gebruik twee accounts');
  });

  it('reads the roles of a Keycloak realm, and the municipality from a claim', () => {
    const names = exampleOf('Keycloak');
    const claims = {
      sub: 'k-1',
      realm_access: { roles: ['offline_access', valueOf(names, 'controller')] },
      gemeentecode: 'GM0193',
    };
    expect(callerOf(claims, names)).toEqual({
      person: 'k-1',
      name: 'k-1',
      roles: ['controller'],
      municipalityCode: 'GM0193',
    });
    expect(() => callerOf({ ...claims, realm_access: valueOf(names, 'controller') }, names)).toThrow('nog geen rol');
    expect(() => callerOf({ ...claims, gemeentecode: undefined }, names)).toThrow('precies één gemeente');
  });

  it('takes a claim by its whole name before a path of its parts', () => {
    const names = { ...USUAL_CLAIMS, roles: 'https://opvangboek.example/roles' };
    expect(callerOf({ ...OFFICER, 'https://opvangboek.example/roles': ['auditor'] }, names).roles).toEqual(['auditor']);
    expect(() => callerOf(OFFICER, { ...USUAL_CLAIMS, roles: 'constructor.name' })).toThrow('nog geen rol');
  });

  it('never makes of whatever claims somebody with more than one municipality’s rows and roles of the country', () => {
    const role = fc.constantFrom(...ROLES, 'controller:GM0193', 'auditor:GM0148', 'x', '');
    const municipality = fc.constantFrom('GM0193', 'GM0148', 'all', undefined, ['GM0193']);
    fc.assert(
      fc.property(fc.array(role), municipality, (roles, code) => {
        try {
          const caller = callerOf({ sub: 'x', roles, municipality: code }, USUAL_CLAIMS);
          const isNational = caller.roles.every((each) => /^(vng|ministry)-/.test(each));
          expect(caller.municipalityCode === null).toBe(isNational);
          expect(scopeOf(caller)).toMatch(isNational ? /^(all|published)$/ : /^GM\d{4}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
    );
  });
});
