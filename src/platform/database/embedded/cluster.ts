import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { assertOurs, canReach } from './system-user.js';
import type { SystemUser } from './system-user.js';

/** A folder with a database cluster, and the programs to run it with. */
export interface Cluster {
  readonly programs: string;
  readonly folder: string;
  readonly user: SystemUser | null;
  readonly fast: boolean;
}

/**
 * Where the cluster of a data folder lies: in it, or, where the server's user cannot get there because a folder above
 * it is closed, in /var/tmp under a name of its own; then a file in the data folder says so.
 */
export function clusterFolder(dataDir: string, user: SystemUser | null, log: (line: string) => void): string {
  if (canReach(user, dataDir)) return join(dataDir, 'postgres');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const elsewhere = join('/var/tmp', `opvangboek-data-${name}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  assertOurs(elsewhere);
  writeFileSync(
    join(dataDir, 'DATABASE-IS-ELSEWHERE.txt'),
    `The database of this folder lies in ${elsewhere}/postgres\n`,
  );
  log(`The user that PostgreSQL runs as cannot enter ${dataDir}; the database lies in ${elsewhere}.`);
  return join(elsewhere, 'postgres');
}

/** Makes the cluster on first use. It appears under its name only when it is whole. */
export async function createCluster(cluster: Cluster, owner: string, password: string): Promise<void> {
  if (existsSync(cluster.folder)) return;
  const unfinished = `${cluster.folder}.${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  rmSync(unfinished, { recursive: true, force: true });
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
    // another process may have been first; its cluster is as good
    if (!existsSync(cluster.folder)) renameSync(unfinished, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server on a free port. Returns null, or why it did not start in the server's own words. */
export async function startCluster(cluster: Cluster): Promise<string | null> {
  const settings: Record<string, string> = {
    port: String(await freePort()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(cluster.fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const logFile = join(cluster.folder, 'server.log');
  const failure = await runProgram(cluster, 'pg_ctl', [
    ...['start', '--wait', '--pgdata', cluster.folder, '--log', logFile, '--options', options.join(' ')],
  ]);
  return failure === null ? null : `PostgreSQL did not start in ${cluster.folder}:\n${failure}\n${tailOf(logFile)}`;
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
  const outputFile = `${cluster.folder}.${process.pid}.${name}.log`;
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

function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-20).join('\n').trim() : '';
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
