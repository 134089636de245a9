import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { systemAccess, withAccess } from '../access/access.js';
import { Transactions } from '../database/transactions.js';
import type { Tx } from '../database/transactions.js';
import { loggedError } from '../http/logging.js';
import { ProblemError } from '../http/problem.js';
import { isUuid } from '../uuid.js';
import { asError } from './as-error.js';
import { JobChanges } from './job-changes.js';
import { CANCELLABLE_KINDS } from './job-kinds.js';
import type { JobKind } from './job-kinds.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { hasEnded } from './job.js';
import type { Job, JobHandler } from './job.js';
import { JobsRepository } from './jobs.repository.js';
import { Repetition } from './repetition.js';

export type { Job, JobRun } from './job.js';

/** Work that another process put in the queue, or left behind, is found within this time. */
const LOOK_AGAIN_MS = 1_000;
/** A run that has not ended its step by then is cut off at shutdown, and done again later. */
const LAST_STEP_MS = 10_000;

/** Work in the background that survives a restart: who does it, who asks for it, and how far it is. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('jobs');
  private readonly handlers = new Map<JobKind, JobHandler<unknown>>();
  private repetitions: Repetition[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: JobsRepository,
    private readonly queue: JobQueue,
    private readonly runner: JobRunner,
    private readonly changes: JobChanges,
  ) {}

  /** Says who does this kind of work; to be called in onModuleInit. */
  handle<P>(kind: JobKind, handler: JobHandler<P>): void {
    if (this.handlers.has(kind)) throw new Error(`jobs of the kind "${kind}" are handled already`);
    this.handlers.set(kind, handler as JobHandler<unknown>);
  }

  /** Asks for work within a transaction: the job is there only if that commits. Answers its id. */
  async enqueue(tx: Tx, kind: JobKind, payload: object, total: number): Promise<string> {
    return this.queue.put(tx, kind, payload, total);
  }

  async find(id: string): Promise<Job> {
    const job = isUuid(id) ? await this.transactions.read((tx) => this.repository.find(tx, id)) : null;
    if (!job) throw new ProblemError('not-found', 'Deze taak bestaat niet.');
    return job;
  }

  /** Ends a job that nobody needs any more, within a transaction; refuses it where the work must be done, or has been. */
  async cancel(tx: Tx, job: Job): Promise<void> {
    if (!CANCELLABLE_KINDS.includes(job.kind)) {
      throw new ProblemError('conflict', 'Deze taak kan niet worden gestopt: zij moet worden afgemaakt.');
    }
    if (!(await this.queue.cancel(tx, job))) throw new ProblemError('conflict', 'Deze taak is al klaar.');
    this.changes.tell(job.id);
  }

  /** Waits until a job has ended, but not longer than that; answers how it is then. */
  async finished(id: string, withinMs: number): Promise<Job> {
    let last: Job | null = null;
    for await (const job of this.follow(id, AbortSignal.timeout(withinMs))) last = job;
    return last ?? this.find(id);
  }

  /**
   * The job as it is now and after each change, until it has ended, the signal says to stop, or this process stops.
   * Somebody waits for it now: if it is in the queue, it is taken at once.
   */
  async *follow(id: string, signal: AbortSignal): AsyncGenerator<Job> {
    this.repetitions.forEach((repetition) => repetition.wake());
    let seen: string | null = null;
    while (!this.changes.haveEnded || seen === null) {
      const isLast = signal.aborted;
      // from before we look, so that no change falls in between
      const watch = this.changes.watch(id, signal);
      try {
        const job = await this.find(id);
        const state = JSON.stringify(job);
        if (state !== seen) yield job;
        seen = state;
        if (isLast || hasEnded(job)) return;
        await watch.timeToLook;
      } finally {
        watch.stop();
      }
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.open();
    this.repeat(async () => {
      await this.runner.rescue();
      return false;
    });
    for (const [kind, handler] of this.handlers) this.repeat(() => this.runner.runNext(kind, handler));
  }

  /** Before the server waits for its last answers, and long before the database is closed. */
  async onModuleDestroy(): Promise<void> {
    this.changes.end();
    this.runner.interrupt();
    const stopped = Promise.all(this.repetitions.map((repetition) => repetition.stop()));
    await Promise.race([stopped, wait(LAST_STEP_MS, undefined, { ref: false })]);
    await this.queue.close();
  }

  private repeat(work: () => Promise<boolean>): void {
    const tell = (error: unknown): void =>
      this.logger.warn(`jobs have to wait: ${loggedError(asError(error)).message}`);
    const care = systemAccess('jobs');
    this.repetitions.push(new Repetition(() => withAccess(care, work), LOOK_AGAIN_MS, tell));
  }
}
