import type { JobKind } from './job-kinds.js';

/** Work in the background, as anyone may see it. */
export interface Job {
  readonly id: string;
  /** Whose it is; null: the country's. */
  readonly municipalityCode: string | null;
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** How many of `total` steps were done; the handler says what a step is. */
  readonly done: number;
  readonly total: number;
  /** Why it failed, in Dutch, where that lies in what was asked; null: it did not, or something broke on our side. */
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const JOB_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

export function hasEnded({ status }: Job): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

/** What a handler gets beside its payload. */
export interface JobRun {
  readonly id: string;
  /**
   * Tells how far the work is. It throws when the run has to end, because the process stops, another took the job over or
   * somebody cancelled it: let that error pass.
   */
  progress(done: number, total: number): Promise<void>;
}

/**
 * Does the work. It is run again from the start after an error, a stop or a kill, and skips what is already done; it
 * tells its progress after each step, which is short. A ProblemError is the fault of what was asked: it is not tried again.
 */
export type JobHandler<P> = (payload: P, run: JobRun) => Promise<void>;
