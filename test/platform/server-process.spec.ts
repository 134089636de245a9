import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataFolder, people } from '../harness/people.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { connected, createTestDatabase, setting } from '../harness/test-database.js';

const LISTENS = /listens on (http:\/\/127\.0\.0\.1:\d+)/;

describe('the server as a process', () => {
  const processes: ServerProcess[] = [];
  const folder = (): string => mkdtempSync(join(setting('TEST_FOLDER'), 'server-'));
  const start = (env: Record<string, string>): ServerProcess => {
    const server = startServerProcess({ PORT: '0', DATA_DIR: folder(), ...env });
    processes.push(server);
    return server;
  };
  const urlOf = async (server: ServerProcess): Promise<string> => (await server.said(LISTENS))[1] ?? '';

  afterEach(async () => {
    for (const server of processes.splice(0)) {
      server.signal('SIGKILL');
      await server.ended;
    }
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stops its database and itself at %s, as a success', async (signal) => {
    const dataDir = folder();
    const server = start({ DATA_DIR: dataDir });
    const response = await fetch(`${await urlOf(server)}/health/ready`);
    expect(response.status).toBe(200);
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid');
    expect(existsSync(lockFile)).toBe(true);
    server.signal(signal);
    expect(await server.ended).toBe(0);
    expect(existsSync(lockFile)).toBe(false);
  });

  it('says in one line that its port is taken, and stops its database again', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const dataDir = folder();
    try {
      const server = start({ DATA_DIR: dataDir, PORT: String(port) });
      expect(await server.ended).toBe(1);
      expect(server.output()).toBe(`Port ${port} is taken. Choose another with PORT.\n`);
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    } finally {
      other.close();
    }
  });

  it('says in one line that production needs a provider of its own, and starts nothing', async () => {
    const dataDir = join(folder(), 'never-made');
    const server = start({ DATA_DIR: dataDir, NODE_ENV: 'production' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toBe(
      'The environment is not right: OIDC_ISSUER is not set: in production people log in at an OpenID provider of your own\n',
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  it('names every fault of its settings at once, and starts nothing', async () => {
    const dataDir = join(folder(), 'never-made');
    const server = start({ DATA_DIR: dataDir, PORT: 'x', LOG_LEVEL: 'y' });
    expect(await server.ended).toBe(1);
    expect(server.output().trim().split('\n')).toEqual([
      'The environment is not right:',
      expect.stringContaining('PORT must be'),
      expect.stringContaining('LOG_LEVEL must be'),
    ]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says that a database of your own does not answer', async () => {
    const server = start({ DATABASE_URL: 'postgres://localhost:1/opvangboek' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/ECONNREFUSED .*:1\n/);
    expect(server.output()).not.toContain('    at ');
  });

  it('writes down where it went wrong, and nothing of what people sent', async () => {
    const database = await createTestDatabase();
    const server = start({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('log') });
    const url = await urlOf(server);
    const headers = await people(url).headers('vng-analyst');
    await connected(database.ownerUrl, (client) => client.query('ALTER TABLE reference_version RENAME TO hidden'));
    const response = await fetch(`${url}/v1/municipalities?validOn=2024-02-29`, { headers });
    expect(response.status).toBe(500);
    const { detail } = (await response.json()) as { detail: string };
    const [line] = await server.said(/.*database error.*/);
    expect(JSON.parse(line)).toMatchObject({
      reqId: /nummer ([0-9a-f-]{36})/.exec(detail)?.[1],
      err: { message: 'database error 42P01', stack: expect.stringContaining('.controller.js') },
    });
    expect(server.output()).not.toContain('2024-02-29');
    expect(server.output()).not.toContain(headers.Authorization.slice('Bearer '.length));
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    await database.drop();
  });

  it('works on a database of your own, and starts no other', async () => {
    const database = await createTestDatabase();
    const dataDir = folder();
    const server = start({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataDir });
    expect((await fetch(`${await urlOf(server)}/health/ready`)).status).toBe(200);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    await database.drop();
  });
});
