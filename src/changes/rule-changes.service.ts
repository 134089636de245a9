import { Injectable } from '@nestjs/common';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Job } from '../platform/jobs/jobs.js';
import type { FiguresQuestion } from '../shortfall/shortfall.service.js';
import type { ChangeOrder } from './change-order.js';

/** Most changes are done by then, and their answer tells so; of a longer one the answer names the job. */
const ANSWER_WITHIN_MS = 10_000;

/** What every change of a rule that holds for everybody has in common: it is rehearsed, or recorded and carried out. */
@Injectable()
export class RuleChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Makes a change that orders a reassessment, and waits for that a while; a rehearsal is the same, taken back. */
  async carryOut<T extends { readonly jobId: string | null }>(
    work: (tx: Tx) => Promise<T>,
    order: ChangeOrder,
  ): Promise<Omit<T, 'jobId'> & { readonly job: Job | null }> {
    const { jobId, ...made } = order.dryRun
      ? { ...(await this.transactions.rehearse(work)), jobId: null }
      : await this.transactions.run(work);
    return { ...made, job: jobId === null ? null : await this.jobs.finished(jobId, ANSWER_WITHIN_MS) };
  }

  /** All years of the scheme until this one: where its effect is told. */
  everyYear(): FiguresQuestion {
    return { fromYear: FIRST_FISCAL_YEAR, toYear: this.clock.year(), tariffsPublishedBy: null, layout: null };
  }
}
