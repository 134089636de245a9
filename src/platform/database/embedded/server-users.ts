import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from '../../error-code.js';

/**
 * Which of our processes use the server of a data folder. The server and a command beside it share one; whoever leaves
 * last stops it. A process that was killed leaves its name behind; the next one that looks clears it away.
 */
export interface ServerUsers {
  /** Takes this user off the list, and stops the server when it was the last. */
  leave(stop: () => Promise<void>): Promise<void>;
}

const RETRY_MS = 20;

/**
 * Who comes puts its name down and then looks whether somebody is stopping the server; who leaves says that it is
 * stopping and then looks for names. So one of the two always sees the other, and nobody joins a server that goes down.
 */
export async function joinServerUsers(dataDir: string): Promise<ServerUsers> {
  const users = folderOf(dataDir, 'server-users');
  const stopping = folderOf(dataDir, 'server-stopping');
  const self = `${nameOf(process.pid) ?? process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(join(users, self), '');
  while (namesIn(stopping).length > 0) await wait(RETRY_MS);
  return {
    leave: async (stop) => {
      writeFileSync(join(stopping, self), '');
      try {
        rmSync(join(users, self), { force: true });
        if (namesIn(users).length === 0) await stop();
      } finally {
        rmSync(join(stopping, self), { force: true });
      }
    },
  };
}

function folderOf(dataDir: string, name: string): string {
  const folder = join(dataDir, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The names of processes that live; the others are cleared away. */
function namesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const owner = name.split('.')[0] ?? '';
    if (nameOf(Number(owner.split('-')[0])) === owner) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
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
