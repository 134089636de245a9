import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of a test's own: a copy of the template, with its shape and the reference data. */
export interface TestDatabase {
  /** As the owner of every table. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** With the tariffs of today, or as in May 2022: GOO at € 100, without an end, and no amount for POO yet. */
export async function createTestDatabase(tariffs: 'today' | 'May 2022' = 'today'): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${setting('TEST_TEMPLATE')}`);
  const url = new URL(setting('TEST_SERVER_URL'));
  url.pathname = `/${name}`;
  if (tariffs === 'May 2022') {
    await connected(url.href, (client) =>
      client.query(
        `SET session_replication_role = 'replica';
         DELETE FROM tariff_state WHERE version_id <> 'goo-place-day-2022-03-01-v1';
         DELETE FROM tariff_version WHERE id <> 'goo-place-day-2022-03-01-v1';
         UPDATE tariff_state SET valid_until = NULL, confirmed_until = '2022-12-31'`,
      ),
    );
  }
  return { ownerUrl: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A database without anything in it. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(setting('TEST_SERVER_URL'));
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Runs work on a connection that is closed afterwards; `role` makes it the application's, which sees the rows of `scope`. */
export async function connected<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  role: 'owner' | 'application' = 'owner',
  scope = 'all',
): Promise<T> {
  const options = role === 'application' ? { options: `-c role=opvangboek_app -c opvangboek.scope=${scope}` } : {};
  const client = new pg.Client({ connectionString: url, ...options });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What global-setup.mjs told about the run. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests through npm`);
  return value;
}

async function onServer(sql: string): Promise<void> {
  await connected(setting('TEST_SERVER_URL'), (client) => client.query(sql));
}
