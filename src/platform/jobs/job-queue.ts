import { Injectable } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { Access } from '../access/access.js';
import { municipalityOfScope } from '../access/access.js';
import { Clock } from '../clock.js';
import { Transactions } from '../database/transactions.js';
import type { Tx } from '../database/transactions.js';
import { bossConnection } from './boss-connection.js';
import type { JobKind } from './job-kinds.js';
import type { Job } from './job.js';
import type { JobLock } from './job-lock.js';
import { JobsRepository } from './jobs.repository.js';
import type { Run } from './jobs.repository.js';

/** A job that was taken from the queue, to be run now. */
export interface TakenJob {
  readonly run: Run;
  readonly request: JobRequest;
}

/** What was asked, and the rights of who asked: a job may do what they may, and no more. */
export interface JobRequest {
  readonly access: Access;
  readonly payload: unknown;
}

/** Why a run came to no end: something broke, the process stops, or what was asked cannot be done, and then why not. */
export type RunEnd = 'error' | 'interrupted' | { readonly refusal: string };

/** A job has failed when this many of its runs ended in an error, */
const MAX_FAILURES = 3;
/** or when it ran so often without an end: work that takes its process down with it must not go on for ever. */
const MAX_RUNS = 20;
/** pg-boss counts runs too. It is we who decide when they were enough, so its own limit is out of reach. */
const RETRIES = { retryLimit: 1_000_000, retryDelay: 1 };

/**
 * The queue of pg-boss, and beside it our table of jobs: both change in the same transaction. A job that has ended
 * leaves the queue, so nothing in it ever needs to expire or to be cleared away.
 */
@Injectable()
export class JobQueue {
  private readonly boss: PgBoss;

  constructor(
    private readonly repository: JobsRepository,
    private readonly clock: Clock,
    transactions: Transactions,
  ) {
    this.boss = new PgBoss({
      db: { executeSql: (...sql) => transactions.read((tx) => bossConnection(tx).executeSql(...sql)) },
      migrate: false,
      schedule: false,
      supervise: false,
    });
  }

  /** Checks that the schema of pg-boss is there, in the version we know. */
  async open(): Promise<void> {
    await this.boss.start();
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  async put(tx: Tx, kind: JobKind, payload: object, total: number): Promise<string> {
    const request: JobRequest = { access: tx.access, payload };
    const id = await this.boss.send(kind, request, { ...RETRIES, db: bossConnection(tx) });
    if (id === null) throw new Error(`there is no queue for jobs of the kind "${kind}"`);
    const municipalityCode = municipalityOfScope(tx.access.scope);
    await this.repository.insert(tx, { id, municipalityCode, kind, total, createdAt: this.clock.now() });
    return id;
  }

  /** The oldest job that may run now, with its lock; null when there is none. */
  async take(tx: Tx, kind: JobKind, lock: JobLock): Promise<TakenJob | null> {
    const job = await this.fetch(tx, kind);
    if (!job) return null;
    if (!(await lock.take(job.id))) {
      // its run before has ended, but has not let go yet
      await this.putBack(tx, kind, job.id);
      return null;
    }
    const run = await this.repository.start(tx, job.id, this.clock.now());
    if (!run) throw new Error(`job ${job.id} is in the queue, but not waiting`);
    return { run, request: job.data };
  }

  /** Whether the run is still that of the job. */
  async progress(tx: Tx, run: Run, done: number, total: number): Promise<boolean> {
    return this.repository.setProgress(tx, run, done, total);
  }

  async complete(tx: Tx, run: Run): Promise<void> {
    if (await this.repository.setCompleted(tx, run, this.clock.now())) await this.remove(tx, run);
  }

  /** After a run that came to no end: the job will run again, or has had its tries. Answers whether it has failed. */
  async giveBack(tx: Tx, run: Run, reason: RunEnd): Promise<boolean> {
    const refusal = typeof reason === 'object' ? reason.refusal : null;
    const failures = run.failures + (reason === 'interrupted' ? 0 : 1);
    if (refusal === null && failures < MAX_FAILURES && run.number < MAX_RUNS) {
      if (await this.repository.setQueued(tx, run, failures)) await this.putBack(tx, run.kind, run.id);
      return false;
    }
    const isFailed = await this.repository.setFailed(tx, run, failures, refusal, this.clock.now());
    if (isFailed) await this.remove(tx, run);
    return isFailed;
  }

  /** Answers whether it had not ended yet. A run that goes on finds out when it tells its progress. */
  async cancel(tx: Tx, { id, kind }: Pick<Job, 'id' | 'kind'>): Promise<boolean> {
    const isCancelled = await this.repository.setCancelled(tx, id, this.clock.now());
    if (isCancelled) await this.boss.deleteJob(kind, id, { db: bossConnection(tx) });
    return isCancelled;
  }

  /** Runs of which the process is gone. */
  async abandoned(tx: Tx): Promise<Run[]> {
    return this.repository.abandoned(tx);
  }

  /** pg-boss takes every error here for a race that was lost; only its own job is to find none. */
  private async fetch(tx: Tx, kind: JobKind): Promise<PgBoss.Job<JobRequest> | null> {
    const errors: unknown[] = [];
    const connection = bossConnection(tx);
    const db: PgBoss.Db = {
      executeSql: (...sql) =>
        connection.executeSql(...sql).catch((error: unknown) => {
          errors.push(error);
          throw error;
        }),
    };
    const [job] = await this.boss.fetch<JobRequest>(kind, { db });
    if (errors.length > 0) throw errors[0];
    return job ?? null;
  }

  /** Takes a job off that runs; it can be taken again after the delay of RETRIES. */
  private async putBack(tx: Tx, kind: JobKind, id: string): Promise<void> {
    await this.boss.fail(kind, id, {}, { db: bossConnection(tx) });
  }

  private async remove(tx: Tx, run: Run): Promise<void> {
    await this.boss.deleteJob(run.kind, run.id, { db: bossConnection(tx) });
  }
}
