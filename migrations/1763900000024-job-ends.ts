import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job may be cancelled, and one that failed through what was asked says why. */
export class JobEnds1763900000024 implements MigrationInterface {
  name = 'JobEnds1763900000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE job
        ADD COLUMN failure text,
        DROP CONSTRAINT job_status_check,
        DROP CONSTRAINT job_started_check,
        DROP CONSTRAINT job_finished_check,
        ADD CONSTRAINT job_status_check CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
        ADD CONSTRAINT job_started_check CHECK (status IN ('queued', 'cancelled') OR started_at IS NOT NULL),
        ADD CONSTRAINT job_finished_check
          CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
        ADD CONSTRAINT job_failure_check CHECK (failure IS NULL OR status = 'failed');
      GRANT UPDATE (failure) ON job TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM job WHERE status = 'cancelled';
      ALTER TABLE job
        DROP COLUMN failure,
        DROP CONSTRAINT job_status_check,
        DROP CONSTRAINT job_started_check,
        DROP CONSTRAINT job_finished_check,
        ADD CONSTRAINT job_status_check CHECK (status IN ('queued', 'running', 'completed', 'failed')),
        ADD CONSTRAINT job_started_check CHECK (status = 'queued' OR started_at IS NOT NULL),
        ADD CONSTRAINT job_finished_check CHECK ((status IN ('completed', 'failed')) = (finished_at IS NOT NULL));
    `);
  }
}
