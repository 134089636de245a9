import PgBoss from 'pg-boss';
import { bossConnection } from './boss-connection.js';
import type { SqlConnection } from './boss-connection.js';
import { JOB_KINDS } from './job-kinds.js';

/**
 * Makes the schema of pg-boss, or brings it up to date, with a queue for each kind of work. A queue is a table, so only
 * the owner can make one; the application's role gets what it needs to put work in and take it out.
 */
export async function prepareQueues(owner: SqlConnection): Promise<void> {
  const boss = new PgBoss({ db: bossConnection(owner), schedule: false, supervise: false });
  await boss.start();
  const made = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const kind of JOB_KINDS) {
    if (!made.has(kind)) await boss.createQueue(kind);
  }
  await boss.stop({ graceful: false });
  await owner.query(GRANTS);
}

const GRANTS = `
  GRANT USAGE ON SCHEMA pgboss TO opvangboek_app;
  GRANT SELECT ON pgboss.version, pgboss.queue TO opvangboek_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job TO opvangboek_app;
`;
