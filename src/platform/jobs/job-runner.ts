import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentAccess, withAccess } from '../access/access.js';
import { Transactions } from '../database/transactions.js';
import { loggedError } from '../http/logging.js';
import { ProblemError } from '../http/problem.js';
import { asError } from './as-error.js';
import { JobChanges } from './job-changes.js';
import type { JobKind } from './job-kinds.js';
import { JobLock } from './job-lock.js';
import { JobQueue } from './job-queue.js';
import type { RunEnd, TakenJob } from './job-queue.js';
import type { JobHandler } from './job.js';
import type { Run } from './jobs.repository.js';

/** The run has to end before its work is done: the process stops, another took the job over, or it was cancelled. */
class RunInterrupted extends Error {}

/** Runs jobs, one after another for each kind, and sees to those that nobody runs any more. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('jobs');
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly changes: JobChanges,
  ) {}

  /** Ends what runs after its current step; it will be run again, here or elsewhere. */
  interrupt(): void {
    this.isStopping = true;
  }

  /** Runs the next job of a kind; answers whether there was one. */
  async runNext(kind: JobKind, handler: JobHandler<unknown>): Promise<boolean> {
    const lock = new JobLock(this.dataSource);
    try {
      const job = await this.transactions.run((tx) => this.queue.take(tx, kind, lock));
      if (job) await this.run(job, handler);
      return job !== null;
    } finally {
      await lock.release();
    }
  }

  /** Gives back what a process that is gone was running; answers those jobs. */
  async rescue(): Promise<string[]> {
    const rescued = await this.transactions.run(async (tx) => {
      const runs: { id: string; isFailed: boolean }[] = [];
      for (const run of await this.queue.abandoned(tx)) {
        runs.push({ id: run.id, isFailed: await this.queue.giveBack(tx, run, 'interrupted') });
      }
      return runs;
    });
    for (const { id, isFailed } of rescued) {
      if (isFailed) this.logger.error(`job ${id} failed: it was interrupted too often`);
      this.changes.tell(id);
    }
    return rescued.map(({ id }) => id);
  }

  private async run({ run, request }: TakenJob, handler: JobHandler<unknown>): Promise<void> {
    this.changes.tell(run.id);
    const care = currentAccess();
    // how far it is, is told with our own rights
    const progress = (done: number, total: number): Promise<void> =>
      withAccess(care, () => this.progress(run, done, total));
    try {
      await withAccess(request.access, () => handler(request.payload, { id: run.id, progress }));
      await this.transactions.run((tx) => this.queue.complete(tx, run));
    } catch (error) {
      if (error instanceof RunInterrupted) await this.giveBack(run, 'interrupted');
      // what was asked cannot be done: that is told to who asked, and nothing of ours is wrong
      else if (error instanceof ProblemError) await this.giveBack(run, { refusal: error.message });
      else this.log(run, error, await this.giveBack(run, 'error'));
    }
    this.changes.tell(run.id);
  }

  private async progress(run: Run, done: number, total: number): Promise<void> {
    const isOurs = await this.transactions.run((tx) => this.queue.progress(tx, run, done, total));
    this.changes.tell(run.id);
    if (!isOurs || (this.isStopping && done < total)) throw new RunInterrupted();
  }

  private async giveBack(run: Run, reason: RunEnd): Promise<boolean> {
    return this.transactions.run((tx) => this.queue.giveBack(tx, run, reason));
  }

  private log(run: Run, error: unknown, isFailed: boolean): void {
    const { message, stack } = loggedError(asError(error));
    if (isFailed) this.logger.error(`${run.kind} job ${run.id} failed: ${message}`, stack);
    else this.logger.warn(`${run.kind} job ${run.id} will be tried again: ${message}`);
  }
}
