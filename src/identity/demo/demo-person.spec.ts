import { describe, expect, it } from '@jest/globals';
import { ROLES, isMunicipalRole } from '../roles.js';
import { demoPerson } from './demo-person.js';

describe('a demo person', () => {
  it('is there for every role, and for any municipality', () => {
    for (const role of ROLES) {
      const id = isMunicipalRole(role) ? `${role}:GM0177` : role;
      expect(demoPerson(id)).toMatchObject({
        id,
        roles: [role],
        municipalityCode: isMunicipalRole(role) ? 'GM0177' : null,
      });
    }
  });

  it.each([
    ['finance-officer:GM0177', 'Demo-financieel medewerker, GM0177'],
    ['vng-analyst', 'Demo-analist van de VNG'],
    ['controller:GM0177:anna', 'anna (demo-controller), GM0177'],
    ['finance-officer+controller:GM0177', 'Demo-financieel medewerker en controller, GM0177'],
  ])('%s is called %s', (id, name) => {
    expect(demoPerson(id)?.name).toBe(name);
  });

  it.each([
    '',
    'controller',
    'controller:',
    'controller:GM177',
    'controller:gm0177',
    'vng-analyst:GM0177',
    'vng-analyst+controller:GM0177',
    'vng-analyst+controller',
    'boss:GM0177',
    'controller:GM0177:Anna',
    'controller:GM0177:anna:x',
    'controller:GM0177\n',
  ])('is nobody: %j', (id) => {
    expect(demoPerson(id)).toBeNull();
  });
});
