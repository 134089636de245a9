import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../caller.js';
import { decide, municipalityOf } from './decision.js';
import type { Named } from './decision.js';
import { policyOf } from './policy.js';
import type { RoutePolicy, Subject } from './policy.js';

const CONTROLLER: Caller = { person: 'c', name: 'c', roles: ['controller'], municipalityCode: 'GM0193' };
const ANALYST: Caller = { person: 'a', name: 'a', roles: ['vng-analyst'], municipalityCode: null };
const rule = (subject: Subject, roles: RoutePolicy['roles'] = ['controller', 'vng-analyst']): RoutePolicy => ({
  roles,
  subject,
  purpose: 'x',
});
const named = (params: object, query: object = {}): Named => ({ params: { ...params }, query: { ...query } });

describe('the decision about a request', () => {
  it('is for one’s own municipality, and for everybody’s where the role is of the country', () => {
    for (const caller of [CONTROLLER, ANALYST]) {
      decide(rule('path'), caller, named({ code: 'GM0193' }));
      decide(rule('declaration'), caller, named({ id: 'GM0193-2024-1' }));
      decide(rule('query'), caller, named({}, { municipality: 'GM0193' }));
    }
    decide(rule('path'), ANALYST, named({ code: 'GM0148' }));
  });

  it.each([
    ['path', named({ code: 'GM0148' })],
    ['path', named({})],
    ['path', named({ code: ['GM0193', 'GM0148'] })],
    ['query', named({}, { municipality: 'GM0148' })],
    ['query', named({}, { municipality: ['GM0193', 'GM0148'] })],
    ['query', named({}, { municipality: '' })],
    ['declaration', named({ id: 'GM0148-2024-1' })],
    ['declaration', named({ id: 'gm0193-2024-1' })],
    ['declaration', named({ id: '' })],
  ] as const)('tells of another’s that it is not there: %s', (subject, about) => {
    expect(() => decide(rule(subject), CONTROLLER, about)).toThrow(/bestaat niet|is er niet/);
  });

  it('closes a filter that was left open upon one’s own; that of the country stays open', () => {
    const [own, all] = [named({}), named({})];
    decide(rule('query'), CONTROLLER, own);
    decide(rule('query'), ANALYST, all);
    expect([own.query, all.query]).toEqual([{ municipality: 'GM0193' }, {}]);
  });

  it('is no where the role is another, before it is looked at whose it is', () => {
    expect(() => decide(rule('path', ['auditor']), CONTROLLER, named({ code: 'GM0148' }))).toThrow(
      'Uw rol mag dit niet. Dit is voor: accountant.',
    );
  });

  it('asks nothing where anyone may', () => {
    decide(rule('none', 'anyone'), { ...CONTROLLER, roles: [] }, named({}));
  });

  it('knows which municipality is named, where the request says so', () => {
    expect(municipalityOf('declaration', named({ id: 'GM0148-2024-1' }))).toBe('GM0148');
    expect(municipalityOf('query', named({}))).toBeNull();
    for (const subject of ['none', 'row', 'file', 'job', 'national'] as const) {
      expect(municipalityOf(subject, named({ code: 'GM0148' }, { municipality: 'GM0148' }))).toBeNull();
    }
  });
});

describe('the rule of a route', () => {
  it('is by method and pattern; HEAD is GET, and what is not there has none', () => {
    expect(policyOf('HEAD', '/v1/tariffs')).toBe(policyOf('GET', '/v1/tariffs'));
    expect(policyOf('DELETE', '/v1/tariffs')).toBeUndefined();
    expect(policyOf('PATCH', '/demo-identity/*')?.roles).toBe('anyone');
    expect(policyOf('GET', '/v1/tariffs/')).toBeUndefined();
    expect(policyOf('GET', 'constructor')).toBeUndefined();
  });
});
