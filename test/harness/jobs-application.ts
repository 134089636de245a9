import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { createHttpApplication } from '../../src/platform/http/http-application.js';
import type { JobHandler } from '../../src/platform/jobs/job.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { setting } from './test-database.js';

/** An application with nothing but jobs; on a database that others may use too. */
export interface JobsApplication {
  readonly application: NestFastifyApplication;
  readonly jobs: Jobs;
  readonly transactions: Transactions;
  /** Puts a job in the queue, in a transaction of its own. */
  enqueue(payload: object, total: number): Promise<string>;
  close(): Promise<void>;
}

export const KIND = 'reassessment';
export const CREATED_AT = '2026-11-23T12:00:00.000Z';

/** The test does the work; without a handler this application leaves it to others. */
export async function startJobsApplication<P>(
  databaseUrl: string,
  handler: JobHandler<P> | null,
  now = (): Date => new Date(CREATED_AT),
): Promise<JobsApplication> {
  class Handlers implements OnModuleInit {
    constructor(private readonly jobs: Jobs) {}

    onModuleInit(): void {
      if (handler) this.jobs.handle(KIND, handler);
    }
  }
  class JobsOnly {}
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: mkdtempSync(join(setting('TEST_FOLDER'), 'jobs-')),
    LOG_LEVEL: 'silent',
  });
  const application = await createHttpApplication(
    {
      module: JobsOnly,
      imports: [DatabaseModule.register(config, async () => {}), PlatformModule, JobsModule],
      providers: [{ provide: Handlers, inject: [Jobs], useFactory: (jobs: Jobs) => new Handlers(jobs) }],
    },
    config,
  );
  application.get(Clock).now = now;
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  const jobs = application.get(Jobs);
  const transactions = application.get(Transactions, { strict: false });
  return {
    application,
    jobs,
    transactions,
    enqueue: (payload, total) => transactions.run((tx) => jobs.enqueue(tx, KIND, payload, total)),
    close: () => application.close(),
  };
}
