// Completes package-lock.json after `npm install` on a registry mirror that lacks other platforms' binaries.
// npm leaves optional packages it cannot fetch out of the lock file, and `npm ci` then refuses that file.
// This adds the missing entries by name and version, so that `npm ci` works here and elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK_FILE = 'package-lock.json';
const SYSTEMS = { windows: 'win32' };
const KNOWN_SYSTEMS = new Set([
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'windows',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]);
const KNOWN_PROCESSORS = new Set([
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
  'mips64el',
]);

const lock = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
let added = 0;
for (const holder of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(holder.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || !/^\d/.test(version)) continue;
    const words = name.split('/').pop().split('-');
    const system = words.find((word) => KNOWN_SYSTEMS.has(word));
    const processor = words.find((word) => KNOWN_PROCESSORS.has(word));
    if (!system && !processor) {
      console.error(`cannot tell the platform of ${name}; left out`);
      continue;
    }
    lock.packages[key] = {
      version,
      optional: true,
      ...(holder.dev ? { dev: true } : {}),
      ...(processor ? { cpu: [processor] } : {}),
      ...(system ? { os: [SYSTEMS[system] ?? system] } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added to ${LOCK_FILE}`);
