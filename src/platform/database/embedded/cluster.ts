import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { assertOurs, canReach, serverUser } from './system-user.js';
import type { SystemUser } from './system-user.js';

/** A folder with a database cluster, and the programs to run it with. */
export interface Cluster {
  readonly programs: string;
  readonly folder: string;
  readonly user: SystemUser | null;
  readonly fast: boolean;
}

/** Where a cluster lies, and whose it is. */
export type ClusterPlace = Pick<Cluster, 'folder' | 'user'>;

/**
 * The cluster of a data folder lies in it, or, where the server's user cannot get there because a folder above it is
 * closed, in /var/tmp under a name of its own; then a file in the data folder says so. Where it is once, it stays:
 * folders that are opened or closed later must not make an empty database out of a full one.
 */
export function placeOfCluster(dataDir: string, log: (line: string) => void): ClusterPlace {
  const inside = join(dataDir, 'postgres');
  const user = serverUser(inside);
  if (!user) return { folder: inside, user };

  // the server's user passes through it on the way to its own folder
  chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const elsewhere = join('/var/tmp', `opvangboek-data-${name}`);
  const outside = join(elsewhere, 'postgres');
  if (existsSync(inside)) {
    if (canReach(user, inside)) return { folder: inside, user };
    throw new Error(`The user that PostgreSQL runs as cannot enter ${inside}: open the folders above it (chmod a+x)`);
  }
  if (!existsSync(outside) && canReach(user, dataDir)) return { folder: inside, user };

  mkdirSync(elsewhere, { recursive: true });
  assertOurs(elsewhere);
  chmodSync(elsewhere, 0o711);
  writeFileSync(join(dataDir, 'DATABASE-IS-ELSEWHERE.txt'), `The database of this folder lies in ${outside}\n`);
  log(`PostgreSQL may not enter the folders above ${dataDir}; the database lies in ${elsewhere}.`);
  return { folder: outside, user: serverUser(outside) };
}

/** Makes the cluster on first use. It appears under its name only when it is whole. */
export async function createCluster(cluster: Cluster, owner: string, password: string): Promise<void> {
  if (existsSync(cluster.folder)) return;
  const unfinished = `${cluster.folder}.${randomUUID()}`;
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(cluster.user, unfinished, passwordFile);
  try {
    const failure = await runProgram(cluster, 'initdb', [
      ...['--pgdata', unfinished, '--username', owner, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C.UTF-8'],
      ...(cluster.fast ? ['--no-sync'] : []),
    ]);
    if (failure !== null) throw new Error(`PostgreSQL could not make a database cluster:\n${failure}`);
    renameSync(unfinished, cluster.folder);
  } catch (error) {
    // another process may have been first; its cluster is as good
    if (!existsSync(cluster.folder)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Why a server did not start, in its own words, and whether it is worth trying again. */
export interface StartFailure {
  readonly reason: string;
  readonly mayPass: boolean;
}

/** Another process starts the same cluster, the last one is just going down, or our free port was taken meanwhile. */
const PASSING =
  /Is another postmaster|lock file|pre-existing shared memory|Address already in use|did not start in time/;

/** Starts the server on a free port. Returns null, or why it did not start. */
export async function startCluster(cluster: Cluster): Promise<StartFailure | null> {
  const settings: Record<string, string> = {
    port: String(await freePort()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // no errors of statements: they tell the values that were written, and the application logs them without
    log_min_messages: 'log',
    ...(cluster.fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const logFile = join(cluster.folder, 'server.log');
  const earlier = existsSync(logFile) ? statSync(logFile).size : 0;
  const failure = await runProgram(cluster, 'pg_ctl', [
    ...['start', '--wait', '--pgdata', cluster.folder, '--log', logFile, '--options', options.join(' ')],
  ]);
  if (failure === null) return null;
  const reason = `PostgreSQL did not start in ${cluster.folder}:\n${failure}\n${tailOf(logFile, earlier)}`;
  return { reason, mayPass: PASSING.test(reason) };
}

/** Lets running transactions go, and waits until the server is down. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const failure = await runProgram(cluster, 'pg_ctl', ['stop', '--wait', '--mode', 'fast', '--pgdata', cluster.folder]);
  if (failure !== null && existsSync(join(cluster.folder, 'postmaster.pid'))) {
    throw new Error(`PostgreSQL did not stop in ${cluster.folder}:\n${failure}`);
  }
}

/**
 * Runs a program of PostgreSQL as the cluster's user. Returns null, or what it said when it failed. Its output goes
 * to a file: the server that pg_ctl leaves behind would keep a pipe open for ever.
 */
async function runProgram(cluster: Cluster, name: string, parameters: readonly string[]): Promise<string | null> {
  const outputFile = `${cluster.folder}.${randomUUID()}.${name}.log`;
  const output = openSync(outputFile, 'w', 0o600);
  try {
    const code = await new Promise<number | null>((done, failed) => {
      const child = spawn(join(cluster.programs, 'bin', name), parameters, {
        cwd: '/',
        stdio: ['ignore', output, output],
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
        ...cluster.user,
      });
      child.once('error', failed);
      child.once('exit', done);
    });
    return code === 0 ? null : tailOf(outputFile);
  } finally {
    closeSync(output);
    rmSync(outputFile, { force: true });
  }
}

function giveTo(user: SystemUser | null, ...paths: string[]): void {
  if (user) for (const path of paths) chownSync(path, user.uid, user.gid);
}

/** The last lines of a file, as far as they were written after its first `earlier` bytes. */
function tailOf(file: string, earlier = 0): string {
  if (!existsSync(file)) return '';
  return readFileSync(file).subarray(earlier).toString('utf8').split('\n').slice(-20).join('\n').trim();
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = net.createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}
