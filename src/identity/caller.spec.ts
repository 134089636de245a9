import { describe, expect, it } from '@jest/globals';
import { scopeOf } from './caller.js';
import { ROLES } from './roles.js';
import type { Role } from './roles.js';

const of = (roles: readonly Role[], municipalityCode: string | null): string =>
  scopeOf({ person: 'x', name: 'x', roles, municipalityCode });

describe('whose rows somebody may see', () => {
  it.each([
    [['finance-officer'], 'GM0193', 'GM0193'],
    [['finance-officer', 'controller', 'auditor'], 'GM0148', 'GM0148'],
    [['vng-analyst'], null, 'all'],
    [['vng-admin'], null, 'all'],
    [['ministry-reader'], null, 'published'],
    [['ministry-reader', 'vng-analyst'], null, 'all'],
  ] as const)('of %j at %s: %s', (roles, municipalityCode, scope) => {
    expect(of(roles, municipalityCode)).toBe(scope);
  });

  it('are of one municipality for whoever belongs to one, whatever their roles', () => {
    for (const role of ROLES) expect(of([role], 'GM0193')).toBe('GM0193');
  });
});
