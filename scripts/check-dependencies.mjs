// npm run check-dependencies: versions pinned, hashes there, licences allowed, no install script that nobody decided on.
// With --advisories it also asks the registry for known weaknesses, and says so when the registry does not answer.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dependencyFaults } from './dependency-faults.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const faults = dependencyFaults(read('package.json'), read('package-lock.json'));

if (process.argv.includes('--advisories')) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
  const { vulnerabilities } = JSON.parse(stdout || '{}');
  if (vulnerabilities === undefined)
    console.log('The registry tells no advisories: known weaknesses were NOT checked.');
  for (const { name, severity } of Object.values(vulnerabilities ?? {}))
    faults.push(`${name} has a known weakness: ${severity}`);
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
