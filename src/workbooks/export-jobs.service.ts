import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { Transactions } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { hasEnded } from '../platform/jobs/job.js';
import type { Job } from '../platform/jobs/job.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ExportsService } from './exports.service.js';
import type { ExportQuestion, WorkbookExport } from './exports.repository.js';
import { nowAndThen } from './now-and-then.js';

/** What an export job is given; the moment as a text, for it waits in the database. */
interface ExportPayload {
  readonly question: ExportQuestion;
  readonly knownOn: string;
  readonly madeBy: string;
}

/** A workbook that is there, or the work that makes it and the id that it will have. */
export type AskedExport = { readonly made: WorkbookExport } | { readonly id: string; readonly job: Job };

/** Makes workbooks in the background: with progress, and to be cancelled. */
@Injectable()
export class ExportJobsService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly exports: ExportsService,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<ExportPayload>('export', async ({ question, knownOn, madeBy }, run) => {
      await this.exports.make(
        question,
        new Date(knownOn),
        madeBy,
        nowAndThen((done, total) => run.progress(done, total)),
      );
    });
  }

  /** Asks for a workbook and waits for it, but not longer than that. One that was made already is there at once. */
  async ask(asked: ExportQuestion, knownOn: Date | null, madeBy: string, waitMs: number): Promise<AskedExport> {
    const { id, question, moment, made } = await this.exports.lookUp(asked, knownOn);
    if (made) return { made };
    const payload: ExportPayload = { question, knownOn: moment.toISOString(), madeBy };
    const jobId = await this.transactions.run((tx) => this.jobs.enqueue(tx, 'export', payload, 1));
    const job = await this.jobs.finished(jobId, waitMs);
    if (!hasEnded(job)) return { id, job };
    if (job.status === 'cancelled') throw new ProblemError('conflict', 'Het maken van deze export is gestopt.');
    if (job.failure !== null) throw new ProblemError('conflict', job.failure);
    if (job.status === 'failed') throw new Error(`export job ${jobId} failed`);
    return { made: await this.exports.find(id) };
  }

  /** Stops making a workbook; what was written of it is thrown away. */
  async cancel(jobId: string): Promise<Job> {
    const job = await this.jobs.find(jobId);
    await this.transactions.run(async (tx) => {
      await this.jobs.cancel(tx, job);
      await this.audit.record(tx, {
        municipalityCode: job.municipalityCode,
        object: { kind: 'job', id: job.id },
        before: { status: job.status },
        after: { status: 'cancelled' },
      });
    });
    return this.jobs.find(jobId);
  }
}
