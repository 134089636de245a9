import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { dependencyFaults } from '../../scripts/dependency-faults.mjs';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const MOST_OUTPUT = 50_000_000;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> };

describe('what we depend on', () => {
  it('is pinned, hashed and licensed, and runs no script that nobody decided on', () => {
    expect(dependencyFaults(manifest, lock)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
  });

  const found = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };
  it.each([
    [
      'a licence that may not go out',
      { ...found, license: 'GPL-3.0-only' },
      'x@1.0.0 has a licence that is not allowed: GPL-3.0-only',
    ],
    ['no licence', { ...found, license: undefined }, 'x@1.0.0 has a licence that is not allowed: undefined'],
    [
      'a licence with one that may not go out',
      { ...found, license: '(MIT AND AGPL-3.0)' },
      'x@1.0.0 has a licence that is not allowed: (MIT AND AGPL-3.0)',
    ],
    [
      'a licence of tools in the product',
      { ...found, license: 'MPL-2.0' },
      'x@1.0.0 has a licence that is not allowed: MPL-2.0',
    ],
    ['no hash', { ...found, integrity: undefined }, 'x@1.0.0 has no hash in the lock file'],
    [
      'a script',
      { ...found, hasInstallScript: true },
      'x@1.0.0 runs a script when it is installed: allow or refuse it under allowScripts',
    ],
    [
      'another source',
      { ...found, resolved: 'git+ssh://x' },
      'x@1.0.0 comes from elsewhere than a registry: git+ssh://x',
    ],
  ])('is refused with %s', (_story, entry, fault) => {
    expect(dependencyFaults({ allowScripts: {} }, { packages: { 'node_modules/y/node_modules/x': entry } })).toEqual([
      fault,
    ]);
  });

  it.each([
    ['one of two licences', { ...found, license: '(GPL-3.0-or-later OR MIT)' }],
    ['a licence of tools in a tool', { ...found, license: 'MPL-2.0', dev: true }],
    ['a binary of another system', { version: '1.0.0', optional: true }],
  ])('may have %s', (_story, entry) => {
    expect(dependencyFaults({ allowScripts: {} }, { packages: { 'node_modules/x': entry } })).toEqual([]);
  });

  it('may not float', () => {
    const floating = { dependencies: { a: '^1.0.0', b: '1.0.0', c: 'latest' }, allowScripts: {} };
    expect(dependencyFaults(floating, { packages: {} })).toEqual([
      'a is pinned to no version: ^1.0.0',
      'c is pinned to no version: latest',
    ]);
  });

  it('is listed by npm run sbom: everything that goes out, as CycloneDX', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { maxBuffer: MOST_OUTPUT });
    const bom = JSON.parse(stdout) as { bomFormat: string; components: Component[] };
    expect(bom.bomFormat).toBe('CycloneDX');
    const listed = bom.components.map(
      ({ group, name, version }) => [...(group ? [group] : []), name].join('/') + `@${version}`,
    );
    const goesOut = Object.entries(manifest.dependencies ?? {}).map(([name, version]) => `${name}@${version}`);
    expect(goesOut.filter((each) => !listed.includes(each))).toEqual([]);
    expect(listed.filter((each) => each.startsWith('jest@'))).toEqual([]);
  });
});
