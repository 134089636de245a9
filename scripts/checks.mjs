// What npm test checks before it tests: lint beside the rest, since it takes as long as all others together. What each says
// comes whole, and all that fail are told.
import { spawn } from 'node:child_process';

/** Each list one after another, the lists side by side. */
const CHECKS = [['lint'], ['check-dependencies', 'types', 'architecture', 'build']];

function run(script) {
  return new Promise((done, fail) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('error', fail);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code !== 0) console.error(`npm run ${script} failed`);
      done(code === 0);
    });
  });
}

async function inTurn(scripts) {
  for (const script of scripts) if (!(await run(script))) return false;
  return true;
}

const passed = await Promise.all(CHECKS.map(inTurn));
process.exitCode = passed.every(Boolean) ? 0 : 1;
