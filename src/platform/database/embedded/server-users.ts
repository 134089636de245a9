import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../error-code.js';

/**
 * Which of our processes use the server of a data folder. The server and a command beside it share one; whoever leaves
 * last stops it. A process that was killed leaves its name behind; the next one that looks clears it away.
 */
export interface ServerUsers {
  /** Takes this process off the list. Returns whether it was the last. */
  leave(): boolean;
}

export function joinServerUsers(dataDir: string): ServerUsers {
  const folder = join(dataDir, 'server-users');
  mkdirSync(folder, { recursive: true });
  const self = nameOf(process.pid) ?? String(process.pid);
  writeFileSync(join(folder, self), '');
  return {
    leave: () => {
      rmSync(join(folder, self), { force: true });
      return readdirSync(folder).filter((name) => isAlive(name, folder)).length === 0;
    },
  };
}

function isAlive(name: string, folder: string): boolean {
  if (nameOf(Number(name.split('-')[0])) === name) return true;
  rmSync(join(folder, name), { force: true });
  return false;
}

/** A process by number and start, for the system gives numbers out again; null when there is no such process. */
function nameOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return null;
  }
  return `${pid}-${startOf(pid)}`;
}

const START_FIELD = 20; // the 22nd of /proc/PID/stat, counted after the name in brackets

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD - 1] ?? '';
  } catch {
    return ''; // a system without /proc: the number has to do
  }
}
