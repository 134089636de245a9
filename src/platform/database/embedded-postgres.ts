import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { postgresPrograms } from './embedded/binaries.js';
import { createCluster, placeOfCluster, startCluster, stopCluster } from './embedded/cluster.js';
import type { Cluster } from './embedded/cluster.js';
import { joinServerUsers } from './embedded/server-users.js';
import { errorCode } from '../error-code.js';

/** A PostgreSQL server of our own, on a free port of this machine only. */
export interface EmbeddedPostgres {
  /** Connection of the owner of the database. */
  readonly ownerUrl: string;
  /** Stops the server, unless another of our processes uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute or relative folder; the data stays in it, or it says where the data is. */
  readonly dataDir: string;
  /** For tests: a crash of the machine may lose data. */
  readonly fast?: boolean;
  readonly log?: (line: string) => void;
}

const OWNER = 'opvangboek_owner';
const DATABASE = 'opvangboek';
const START_DEADLINE_MS = 60_000;
const RETRY_MS = 200;
/** duplicate_database, or unique_violation when two make it at the very same moment. */
const MADE_BY_ANOTHER = new Set(['42P04', '23505']);

/**
 * Starts the server of a data folder, makes it on first use, or joins it where it runs already: for another of our
 * processes, or left behind by one that was killed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  // one name for one folder, also where a link leads to it
  const dataDir = realpathSync(options.dataDir);
  const place = placeOfCluster(dataDir, options.log ?? (() => {}));
  const cluster: Cluster = { ...place, programs: postgresPrograms(place.user), fast: options.fast ?? false };
  const password = passwordOf(dataDir);

  const users = await joinServerUsers(dataDir);
  const stop = (): Promise<void> => users.leave(() => stopCluster(cluster));
  try {
    await createCluster(cluster, OWNER, password);
    const port = await startOrJoin(cluster, password);
    await createDatabase(port, password);
    return { ownerUrl: urlOf(port, password, DATABASE), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tries until the server answers: one that is just going down, or recovering from a crash, takes its time. */
async function startOrJoin(cluster: Cluster, password: string): Promise<number> {
  const deadline = performance.now() + START_DEADLINE_MS;
  for (;;) {
    const running = runningPort(cluster);
    if (running !== null && (await answers(running, password, cluster))) return running;
    const failure = running === null ? await startCluster(cluster) : null;
    const late = performance.now() > deadline;
    if (failure && (late || !failure.mayPass)) throw new Error(failure.reason);
    if (late) throw new Error(`The PostgreSQL server of ${cluster.folder} runs, but does not answer`);
    if (failure !== null || running !== null) await wait(RETRY_MS);
  }
}

/** The port of the cluster's server by its own lock file, when that process lives. */
function runningPort(cluster: Cluster): number | null {
  const lockFile = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(lockFile)) return null;
  const [pid, , , port] = readFileSync(lockFile, 'utf8').split('\n');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return null;
  }
  if (isOtherProgram(Number(pid))) {
    // the server would take that process for another server, and refuse to start for as long as it lives
    rmSync(lockFile, { force: true });
    return null;
  }
  return port ? Number(port) : null;
}

/**
 * Whether a process that has the number of our server is surely no PostgreSQL: after a restart of the machine or
 * container numbers are given out again. A system without /proc cannot tell, and a process that just ended has no words.
 */
function isOtherProgram(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  const words = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return words !== '' && !words.includes('postgres');
}

/** Whether the server behind the port is this cluster's: it knows our password and works on our folder. */
async function answers(port: number, password: string, cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => {}); // a server that goes down while we ask is one that does not answer
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster.folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // two of our processes may be first at the same moment
    if (!MADE_BY_ANOTHER.has(errorCode(error) ?? '')) throw error;
  } finally {
    await client.end();
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Made once, kept where only we can read it. */
function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'database-password');
  try {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
