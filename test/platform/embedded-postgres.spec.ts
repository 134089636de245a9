import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import type { EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { connected, setting } from '../harness/test-database.js';

describe('the embedded PostgreSQL', () => {
  const running: EmbeddedPostgres[] = [];
  const children: ChildProcess[] = [];
  const elsewhere: string[] = [];

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const server of running.splice(0)) await server.stop();
    for (const folder of elsewhere.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const start = async (dataDir: string, lines: string[] = [], fast = true): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ dataDir, fast, log: (line) => lines.push(line) });
    running.push(server);
    return server;
  };
  const stop = async (server: EmbeddedPostgres): Promise<void> => {
    running.splice(running.indexOf(server), 1);
    await server.stop();
  };
  const folder = (mode = 'open'): string => mkdtempSync(join(setting('TEST_FOLDER'), `postgres-${mode}-`));
  const write = (server: EmbeddedPostgres): Promise<unknown> =>
    connected(server.ownerUrl, (client) => client.query('CREATE TABLE kept AS SELECT 42 AS value'));
  const read = (server: EmbeddedPostgres): Promise<unknown> =>
    connected(server.ownerUrl, async (client) => (await client.query('SELECT value FROM kept')).rows);
  const postmaster = (dataDir: string): number =>
    Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

  it('keeps its data over a clean stop', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    await write(first);
    await stop(first);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(await read(await start(dataDir))).toEqual([{ value: 42 }]);
  });

  it('recovers after its server was killed', async () => {
    const dataDir = folder();
    await write(await start(dataDir, [], false));
    process.kill(postmaster(dataDir), 'SIGKILL');
    expect(await read(await start(dataDir, [], false))).toEqual([{ value: 42 }]);
  });

  it('joins a server that a killed process left behind, and then stops it itself', async () => {
    const dataDir = folder();
    const child = await startInAnotherProcess(dataDir, children);
    child.kill('SIGKILL');
    const server = await start(dataDir);
    await write(server);
    expect(await read(server)).toEqual([{ value: 42 }]);
    await stop(server);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('leaves the server running for another process that uses it', async () => {
    const dataDir = folder();
    await startInAnotherProcess(dataDir, children);
    const server = await start(dataDir);
    const pid = postmaster(dataDir);
    await stop(server);
    expect(postmaster(dataDir)).toBe(pid);
    expect(() => process.kill(pid, 0)).not.toThrow();
    children.splice(0).forEach((child) => child.kill('SIGKILL'));
    await start(dataDir);
  });

  it('runs beside one of another folder', async () => {
    const [first, second] = await Promise.all([start(folder()), start(folder())]);
    await write(first);
    expect(first.ownerUrl).not.toBe(second.ownerUrl);
    await expect(read(second)).rejects.toThrow('"kept" does not exist');
  });

  it('listens on this machine only, and asks for its password', async () => {
    const server = await start(folder());
    const rows = await connected(server.ownerUrl, async (client) => (await client.query('SHOW listen_addresses')).rows);
    expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'wrong';
    await expect(connected(wrong.href, () => Promise.resolve())).rejects.toThrow('password authentication failed');
  });

  it('works in a folder that only its owner may enter, also as root', async () => {
    const closed = folder('closed'); // mkdtemp makes it 0700
    const dataDir = join(closed, 'data');
    const lines: string[] = [];
    const first = await start(dataDir, lines);
    await write(first);
    await stop(first);
    expect(await read(await start(dataDir, lines))).toEqual([{ value: 42 }]);
    const moved = process.getuid?.() === 0;
    expect(existsSync(join(dataDir, 'DATABASE-IS-ELSEWHERE.txt'))).toBe(moved);
    expect(lines.length > 0).toBe(moved);
    if (moved)
      elsewhere.push(
        readFileSync(join(dataDir, 'DATABASE-IS-ELSEWHERE.txt'), 'utf8').replace(/.* lies in (.*)\/postgres\n/, '$1'),
      );
  });
});

/** A process of its own that starts the server and then waits to be killed. */
async function startInAnotherProcess(dataDir: string, children: ChildProcess[]): Promise<ChildProcess> {
  const program = `
    import { startEmbeddedPostgres } from './dist/src/platform/database/embedded-postgres.js';
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, fast: true });
    console.log('started');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise<void>((done, failed) => {
    child.stdout.once('data', () => done());
    child.once('exit', (code) => failed(new Error(`the other process ended with ${code}`)));
  });
  return child;
}
