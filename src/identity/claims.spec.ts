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

/** The claims as an operator names them, by the settings of docs/operations.md. */
function claimsOf(settings: Record<string, string>): ClaimNames {
  const { provider } = readConfig({
    PUBLIC_URL: 'https://opvangboek.example',
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'opvangboek',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_AUDIENCE: 'api://opvangboek',
    ...settings,
  }).identity;
  if (provider === null) throw new Error('there is no provider');
  return provider.claims;
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
    ['no roles', { ...OFFICER, roles: undefined }, 'nog geen rol'],
    ['roles that mean nothing here', { ...OFFICER, roles: ['payroll'] }, 'nog geen rol'],
    ['a role with too much in it', { ...OFFICER, roles: ['controller:GM0177:x'] }, 'nog geen rol'],
    ['roles here and there', { ...OFFICER, roles: ['controller', 'ministry-reader'] }, 'gebruik twee accounts'],
    ['no municipality', { ...OFFICER, municipality: undefined }, 'precies één gemeente'],
    ['two municipalities', { ...OFFICER, roles: ['controller:GM0193'] }, 'precies één gemeente'],
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
    const [officers, controllers, vng] = ['0f6c1a', '7b21d4', 'c3d9e8'];
    const names = claimsOf({
      OIDC_PERSON_CLAIM: 'oid',
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_ROLE_MAP: `${officers}=finance-officer:GM0177,${controllers}=controller:GM0177,${vng}=vng-analyst`,
    });
    const of = (...groups: string[]): unknown =>
      callerOf({ sub: 'per-app', oid: 'person-1', name: 'Anna', groups }, names);
    expect(of(officers, 'another')).toEqual({
      person: 'person-1',
      name: 'Anna',
      roles: ['finance-officer'],
      municipalityCode: 'GM0177',
    });
    expect(of(vng)).toMatchObject({ roles: ['vng-analyst'], municipalityCode: null });
    // what the map does not name means nothing, a role of ours by its own name neither
    expect(() => of('vng-admin')).toThrow('nog geen rol');
    expect(() => of(controllers, vng)).toThrow('gebruik twee accounts');
  });

  it('reads the roles of a Keycloak realm, and the municipality from a claim', () => {
    const names = claimsOf({
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      OIDC_ROLE_MAP: 'opvang-invoer=finance-officer\nopvang-akkoord=controller\nvng=vng-analyst',
      OIDC_MUNICIPALITY_CLAIM: 'gemeentecode',
    });
    const claims = {
      sub: 'k-1',
      realm_access: { roles: ['offline_access', 'opvang-akkoord'] },
      gemeentecode: 'GM0193',
    };
    expect(callerOf(claims, names)).toEqual({
      person: 'k-1',
      name: 'k-1',
      roles: ['controller'],
      municipalityCode: 'GM0193',
    });
    expect(() => callerOf({ ...claims, realm_access: 'opvang-akkoord' }, names)).toThrow('nog geen rol');
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

describe('whose rows somebody may see', () => {
  const of = (roles: readonly string[], municipalityCode: string | null): string =>
    scopeOf({ person: 'x', name: 'x', roles: roles as never, municipalityCode });

  it('are their municipality’s; everybody’s, for VNG; what was published, for the ministry', () => {
    expect(of(['finance-officer', 'controller'], 'GM0193')).toBe('GM0193');
    expect(of(['vng-analyst'], null)).toBe('all');
    expect(of(['vng-admin'], null)).toBe('all');
    expect(of(['ministry-reader'], null)).toBe('published');
  });
});
