// The browser tests need chromium. On a bare Debian (or Ubuntu), as root, this installs it; elsewhere it says in one line
// what is missing. CHROMIUM_PATH names one that is somewhere else.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

if (!existsSync(path)) {
  const canInstall =
    process.env.CHROMIUM_PATH === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    console.error(`Chromium is not at ${path}: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.`);
    process.exit(1);
  }
  console.log('Chromium is missing: installing it.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  run('update');
  run('install', '--yes', '--no-install-recommends', 'chromium');
  if (!existsSync(path)) {
    console.error('Chromium could not be installed: see what apt-get said above.');
    process.exit(1);
  }
}
