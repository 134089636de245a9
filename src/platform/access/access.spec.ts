import { describe, expect, it } from '@jest/globals';
import { currentAccess, municipalityOfScope, systemAccess, withAccess } from './access.js';
import type { Access, Scope } from './access.js';

const of = (scope: Scope): Access => ({ ...systemAccess('test'), scope });

describe('access', () => {
  it('is nobody’s outside every context', () => {
    expect(currentAccess()).toMatchObject({ scope: 'none', person: 'nobody' });
  });

  it('goes along with what the work waits for, and with nothing else', async () => {
    const seen = await Promise.all(
      (['GM0177', 'GM0193', 'all'] as const).map((scope) =>
        withAccess(of(scope), async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return currentAccess().scope;
        }),
      ),
    );
    expect(seen).toEqual(['GM0177', 'GM0193', 'all']);
    expect(currentAccess().scope).toBe('none');
  });

  it('takes no scope that could be more than a name', () => {
    for (const scope of ["GM0177'; SET LOCAL x = 'y", 'GM177', '', 'ALL', 'GM0177\n']) {
      expect(() => withAccess(of(scope as Scope), () => 1)).toThrow('is no scope');
    }
  });

  it('tells which municipality a scope is of', () => {
    expect(municipalityOfScope('GM0177')).toBe('GM0177');
    expect((['all', 'published', 'none'] as const).map(municipalityOfScope)).toEqual([null, null, null]);
  });
});
