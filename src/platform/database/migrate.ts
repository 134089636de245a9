import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { prepareQueues } from '../jobs/prepare-queues.js';
import { ownerConnection } from './connection.js';

/** The connection of the owner of the database: the only one that may change its shape and its reference data. */
export interface OwnerConnection {
  query(sql: string, parameters?: unknown[]): Promise<unknown[]>;
}

/** What is done with it after the migrations: loading reference data. */
export type AfterMigration = (connection: OwnerConnection) => Promise<void>;

/** One for all instances that start on a database at the same moment. */
const MIGRATION_LOCK = `hashtextextended('opvangboek migrations', 0)`;

/** Brings the database to the shape this version needs; instances that start together wait for each other. */
export async function migrateDatabase(ownerUrl: string, after: AfterMigration): Promise<void> {
  const owner = new DataSource({ ...ownerConnection(ownerUrl), poolSize: 2, migrations });
  await owner.initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await owner.runMigrations({ transaction: 'each' });
    await prepareQueues(lock);
    await after(lock);
  } finally {
    await lock.release();
    await owner.destroy();
  }
}
