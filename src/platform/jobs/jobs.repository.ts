import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { JobKind } from './job-kinds.js';
import { lockOfJob } from './job-lock.js';
import type { Job } from './job.js';

/** One run of a job; of all runs only the last may change it. */
export interface Run {
  readonly id: string;
  readonly kind: JobKind;
  /** 1 is the first. */
  readonly number: number;
  /** How many runs before it ended in an error. */
  readonly failures: number;
}

/** A job that is put in the queue. */
export interface NewJob {
  readonly id: string;
  /** Whose it is; null: the country's. */
  readonly municipalityCode: string | null;
  readonly kind: JobKind;
  readonly total: number;
  readonly createdAt: Date;
}

/** The SQL of the table of jobs. */
@Injectable()
export class JobsRepository {
  async insert(tx: Tx, job: NewJob): Promise<void> {
    await tx.query(
      `INSERT INTO job (id, municipality_code, kind, status, done, total, run_number, failures, created_at)
       VALUES ($1, $2, $3, 'queued', 0, $4, 0, 0, $5)`,
      [job.id, job.municipalityCode, job.kind, job.total, job.createdAt],
    );
  }

  async find(tx: Tx, id: string): Promise<Job | null> {
    const [found] = await tx.query<Job>(
      `SELECT id, municipality_code AS "municipalityCode", kind, status, done, total, failure, created_at AS "createdAt", started_at AS "startedAt",
              finished_at AS "finishedAt"
         FROM job
        WHERE id = $1`,
      [id],
    );
    return found ?? null;
  }

  /** Begins a run of a job that is queued; null when it is not. */
  async start(tx: Tx, id: string, at: Date): Promise<Run | null> {
    const [run] = await tx.query<Run>(
      `WITH started AS (
         UPDATE job SET status = 'running', run_number = run_number + 1, started_at = coalesce(started_at, $2)
          WHERE id = $1 AND status = 'queued'
         RETURNING id, kind, run_number AS number, failures)
       SELECT * FROM started`,
      [id, at],
    );
    return run ?? null;
  }

  /** Like those below: changes nothing, and answers false, when the run is not that of the job any more. */
  async setProgress(tx: Tx, run: Run, done: number, total: number): Promise<boolean> {
    return this.change(tx, run, 'done = $3, total = $4', [done, total]);
  }

  async setQueued(tx: Tx, run: Run, failures: number): Promise<boolean> {
    return this.change(tx, run, `status = 'queued', failures = $3`, [failures]);
  }

  async setCompleted(tx: Tx, run: Run, at: Date): Promise<boolean> {
    return this.change(tx, run, `status = 'completed', done = total, finished_at = $3`, [at]);
  }

  async setFailed(tx: Tx, run: Run, failures: number, failure: string | null, at: Date): Promise<boolean> {
    const assignments = `status = 'failed', failures = $3, failure = $4, finished_at = $5`;
    return this.change(tx, run, assignments, [failures, failure, at]);
  }

  /** Ends a job that has not ended yet, whether it runs or not; answers whether it had not. */
  async setCancelled(tx: Tx, id: string, at: Date): Promise<boolean> {
    const changed = await tx.query(
      `WITH changed AS (
         UPDATE job SET status = 'cancelled', finished_at = $2 WHERE id = $1 AND status IN ('queued', 'running')
         RETURNING id)
       SELECT id FROM changed`,
      [id, at],
    );
    return changed.length === 1;
  }

  /** Runs of which the process is gone; their locks stay ours until the transaction ends. */
  async abandoned(tx: Tx): Promise<Run[]> {
    return tx.query<Run>(
      `WITH running AS MATERIALIZED (
         SELECT id, kind, run_number AS number, failures FROM job WHERE status = 'running')
       SELECT * FROM running WHERE pg_try_advisory_xact_lock(${lockOfJob('id')})`,
    );
  }

  private async change(tx: Tx, run: Run, assignments: string, values: unknown[]): Promise<boolean> {
    const changed = await tx.query(
      `WITH changed AS (
         UPDATE job SET ${assignments} WHERE id = $1 AND run_number = $2 AND status = 'running' RETURNING id)
       SELECT id FROM changed`,
      [run.id, run.number, ...values],
    );
    return changed.length === 1;
  }
}
