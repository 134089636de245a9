import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import type { EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { connected, setting } from '../harness/test-database.js';

describe('the embedded PostgreSQL in bad weather', () => {
  const running: EmbeddedPostgres[] = [];
  const folder = (): string => mkdtempSync(join(setting('TEST_FOLDER'), 'postgres-'));
  const start = async (dataDir: string): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ dataDir, fast: true });
    running.push(server);
    return server;
  };
  const stop = (server: EmbeddedPostgres): Promise<void> => {
    running.splice(running.indexOf(server), 1);
    return server.stop();
  };
  const answers = (server: EmbeddedPostgres): Promise<unknown> =>
    connected(server.ownerUrl, async (client) => (await client.query('SELECT 1 AS one')).rows);

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });

  it('is made once when several start at the same moment', async () => {
    const dataDir = folder();
    const servers = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
    expect(new Set(servers.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    await stop(servers[0]);
    expect(await answers(servers[1])).toEqual([{ one: 1 }]);
  });

  it('is not joined by one that comes while the last one stops it', async () => {
    const dataDir = folder();
    let server = await start(dataDir);
    for (let round = 0; round < 5; round += 1) {
      const stopped = stop(server);
      const next = await start(dataDir);
      await stopped;
      expect(await answers(next)).toEqual([{ one: 1 }]);
      server = next;
    }
  });

  it('says at once, in its own words, what cannot be mended by waiting', async () => {
    const dataDir = folder();
    await stop(await start(dataDir));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '9\n');
    await expect(start(dataDir)).rejects.toThrow('initialized by PostgreSQL version 9');
  });

  it('leaves out what was said at earlier starts', async () => {
    const dataDir = folder();
    await stop(await start(dataDir));
    appendFileSync(join(dataDir, 'postgres', 'server.log'), 'FATAL:  lock file of long ago\n');
    appendFileSync(join(dataDir, 'postgres', 'postgresql.conf'), '\nno_such_setting = 1\n');
    const failure = await start(dataDir).catch((error: unknown) => String(error));
    expect(failure).toContain('no_such_setting');
    expect(failure).not.toContain('long ago');
  });

  it('starts when another program got the number of a server that was killed', async () => {
    const dataDir = folder();
    await stop(await start(dataDir));
    const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(lockFile, [other.pid, join(dataDir, 'postgres'), 1, 40_000, '', '127.0.0.1', ''].join('\n'));
    try {
      expect(await answers(await start(dataDir))).toEqual([{ one: 1 }]);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('stays where its data is when the folders above are opened later', async () => {
    const closed = folder(); // mkdtemp makes it 0700
    const dataDir = join(closed, 'data');
    const server = await start(dataDir);
    await connected(server.ownerUrl, (client) => client.query('CREATE TABLE kept AS SELECT 42 AS value'));
    await stop(server);
    chmodSync(closed, 0o755);
    const again = await start(dataDir);
    const rows = await connected(again.ownerUrl, async (client) => (await client.query('TABLE kept')).rows);
    expect(rows).toEqual([{ value: 42 }]);
    await stop(again);
    const note = join(dataDir, 'DATABASE-IS-ELSEWHERE.txt');
    if (existsSync(note)) {
      const cluster = /lies in (.*)\/postgres\n/.exec(readFileSync(note, 'utf8'))?.[1];
      rmSync(cluster!, { recursive: true });
    }
  });

  it('works under an umask that closes everything', async () => {
    const before = process.umask(0o077);
    try {
      const dataDir = join(folder(), 'closed', 'data');
      mkdirSync(dataDir, { recursive: true });
      expect(await answers(await start(dataDir))).toEqual([{ one: 1 }]);
      const note = join(dataDir, 'DATABASE-IS-ELSEWHERE.txt');
      if (existsSync(note)) {
        await stop(running[0]!);
        const cluster = /lies in (.*)\/postgres\n/.exec(readFileSync(note, 'utf8'))?.[1];
        rmSync(cluster!, { recursive: true });
      }
    } finally {
      process.umask(before);
    }
  });
});
