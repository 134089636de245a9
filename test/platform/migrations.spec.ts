import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected, createTestDatabase } from '../harness/test-database.js';

describe('migrations', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  it('give exactly the shape that the entities describe', async () => {
    const entities = app.application.get(DataSource).options.entities;
    const owner = new DataSource({ type: 'postgres', url: app.database.ownerUrl, entities: entities ?? [] });
    await owner.initialize();
    try {
      const drift = await owner.driver.createSchemaBuilder().log();
      expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await owner.destroy();
    }
  });

  it('hold every check to what its entity says of it', async () => {
    const checks = app.application
      .get(DataSource)
      .entityMetadatas.flatMap(({ tableName, checks }) =>
        checks.map(({ name, expression }) => ({ tableName, name: name ?? '', expression })),
      );
    expect(checks.length).toBeGreaterThan(40);
    await connected(app.database.ownerUrl, async (client) => {
      const definition = async (table: string, name: string): Promise<string | undefined> =>
        (
          await client.query<{ text: string }>(
            `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2`,
            [table, name],
          )
        ).rows[0]?.text;
      const [held, told]: [string[], string[]] = [[], []];
      for (const { tableName, name, expression } of checks) {
        // in the words of the database, so that only what it means counts
        await client.query(`CREATE TEMP TABLE described (LIKE ${tableName})`);
        await client.query(`ALTER TABLE described ADD CONSTRAINT described_check CHECK (${expression})`);
        told.push(`${name} ${await definition('described', 'described_check')}`);
        held.push(`${name} ${await definition(tableName, name)}`);
        await client.query('DROP TABLE described');
      }
      expect(told).toEqual(held);
    });
  });

  it('cover every table: none lacks an entity', async () => {
    const tables = await connected(app.database.ownerUrl, (client) =>
      client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables
          WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
      ),
    );
    const described = app.application.get(DataSource).entityMetadatas.map(({ tableName }) => tableName);
    expect(tables.rows.map(({ name }) => name)).toEqual(described.sort());
  });

  it('run once, also when two instances start together, and again change nothing', async () => {
    const database = await createTestDatabase();
    const load = (connection: Parameters<typeof loadReference>[0]): Promise<void> =>
      loadReference(connection, new Date('2030-01-01T00:00:00Z'));
    const state = (): Promise<unknown> =>
      connected(database.ownerUrl, async (client) => [
        (await client.query('SELECT * FROM migrations ORDER BY id')).rows,
        (await client.query('SELECT * FROM tariff_version ORDER BY id')).rows,
        (await client.query('SELECT count(*), max(xmin::text::bigint) FROM municipality')).rows,
      ]);
    const before = await state();
    await Promise.all([migrateDatabase(database.ownerUrl, load), migrateDatabase(database.ownerUrl, load)]);
    expect(await state()).toEqual(before);
    await database.drop();
  });

  it('leave the application without owner rights', async () => {
    await connected(
      app.database.ownerUrl,
      async (client) => {
        const { rows } = await client.query(
          `SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user`,
        );
        expect(rows).toEqual([{ name: 'opvangboek_app', rolsuper: false, rolbypassrls: false }]);
        await expect(client.query('CREATE TABLE mine (id integer)')).rejects.toThrow('permission denied');
        await expect(client.query('ALTER TABLE posting DISABLE TRIGGER ALL')).rejects.toThrow('must be owner');
        await expect(client.query(`UPDATE tariff_version SET amount_eur = 1`)).rejects.toThrow('permission denied');
      },
      'application',
    );
  });
});
