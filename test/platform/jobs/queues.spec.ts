import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateDatabase } from '../../../src/platform/database/migrate.js';
import { JOB_KINDS } from '../../../src/platform/jobs/job-kinds.js';
import { startJobsApplication } from '../../harness/jobs-application.js';
import { connected, createTestDatabase } from '../../harness/test-database.js';
import type { TestDatabase } from '../../harness/test-database.js';

describe('the queues', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const asOwner = (sql: string): Promise<unknown[]> =>
    connected(database.ownerUrl, async (client) => (await client.query(sql)).rows);
  const migrateTwiceAtOnce = (): Promise<unknown> =>
    Promise.all([1, 2].map(() => migrateDatabase(database.ownerUrl, async () => {})));
  const shape = (): Promise<unknown> =>
    Promise.all([
      asOwner('SELECT * FROM pgboss.version'),
      asOwner('SELECT * FROM pgboss.queue ORDER BY name'),
      asOwner(
        `SELECT oid, relname, relacl::text FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace ORDER BY oid`,
      ),
    ]);

  it('are made once, one for each kind, also when two instances start together; again changes nothing', async () => {
    await asOwner('DROP SCHEMA pgboss CASCADE');
    await migrateTwiceAtOnce();
    expect(await asOwner('SELECT name FROM pgboss.queue ORDER BY name')).toEqual(
      [...JOB_KINDS].sort().map((name) => ({ name })),
    );
    const before = await shape();
    await migrateTwiceAtOnce();
    expect(await shape()).toEqual(before);
  });

  it('are not for the application to make, change or remove', async () => {
    await connected(
      database.ownerUrl,
      async (client) => {
        for (const [sql, refusal] of [
          [`SELECT pgboss.create_queue('mine', '{}')`, 'permission denied'],
          [`SELECT pgboss.delete_queue('reassessment')`, 'permission denied'],
          ['CREATE TABLE pgboss.mine (id integer)', 'permission denied'],
          ['DROP TABLE pgboss.job', 'must be owner'],
          ['TRUNCATE pgboss.job', 'permission denied'],
          [`UPDATE pgboss.version SET version = 1`, 'permission denied'],
          ['ALTER TABLE job ADD COLUMN mine integer', 'must be owner'],
          ['DELETE FROM job', 'permission denied'],
        ] as const) {
          await expect(client.query(sql)).rejects.toThrow(refusal);
        }
      },
      'application',
    );
  });

  it('keep an application from starting that does not know their version', async () => {
    const [{ version }] = (await asOwner('SELECT version FROM pgboss.version')) as [{ version: number }];
    await asOwner(`UPDATE pgboss.version SET version = ${version + 1}`);
    await expect(startJobsApplication(database.ownerUrl, null)).rejects.toThrow('pg-boss database requires migrations');
    await asOwner(`UPDATE pgboss.version SET version = ${version}`);
  });
});
