import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Background work and how far it is. The queue itself is that of pg-boss, in a schema of its own; this table stays when
 * a job has left the queue.
 */
export class Jobs1763900000005 implements MigrationInterface {
  name = 'Jobs1763900000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A run that is not the one of run_number any more may not change the job.
      CREATE TABLE job (
        id          uuid           NOT NULL CONSTRAINT job_pk PRIMARY KEY,
        kind        text           NOT NULL,
        status      text           NOT NULL,
        done        integer        NOT NULL,
        total       integer        NOT NULL,
        run_number  integer        NOT NULL,
        failures    integer        NOT NULL,
        created_at  timestamptz(3) NOT NULL,
        started_at  timestamptz(3),
        finished_at timestamptz(3),
        CONSTRAINT job_status_check CHECK (status IN ('queued', 'running', 'completed', 'failed')),
        CONSTRAINT job_progress_check CHECK (done BETWEEN 0 AND total),
        CONSTRAINT job_started_check CHECK (status = 'queued' OR started_at IS NOT NULL),
        CONSTRAINT job_finished_check CHECK ((status IN ('completed', 'failed')) = (finished_at IS NOT NULL))
      );
      CREATE INDEX job_running ON job (id) WHERE status = 'running';

      GRANT SELECT, INSERT ON job TO opvangboek_app;
      GRANT UPDATE (status, done, total, run_number, failures, started_at, finished_at) ON job TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job;');
  }
}
