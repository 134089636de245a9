import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

describe('a database that goes away', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  it('leaves the server alive but not ready, and ready again when it is back', async () => {
    const name = new URL(app.database.ownerUrl).pathname.slice(1);
    const elsewhere = new URL(app.database.ownerUrl);
    elsewhere.pathname = '/postgres';
    const onServer = (sql: string): Promise<unknown> => connected(elsewhere.href, (client) => client.query(sql));

    await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    await app.http.get('/health/live').expect(200);
    const { status, body } = await app.http.get('/health/ready');
    expect([status, body.type]).toEqual([503, 'urn:opvangboek:problem:unavailable']);

    await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await app.http.get('/health/ready').expect(200);
  });
});
