import type { OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditModule } from '../../src/audit/audit.module.js';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { systemAccess, withAccess } from '../../src/platform/access/access.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config/app-config.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { createHttpApplication } from '../../src/platform/http/http-application.js';
import type { Access } from '../../src/platform/access/access.js';
import type { JobHandler } from '../../src/platform/jobs/job.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { dataFolder, people } from './people.js';
import type { People } from './people.js';

/** An application with nothing but jobs; on a database that others may use too. */
export interface JobsApplication {
  readonly application: NestFastifyApplication;
  readonly jobs: AskedJobs;
  readonly transactions: Pick<Transactions, 'run' | 'rehearse'>;
  readonly people: People;
  /** Puts a job in the queue, in a transaction of its own; by the system, unless somebody else is named. */
  enqueue(payload: object, total: number, access?: Access): Promise<string>;
  close(): Promise<void>;
}

/** Asks for jobs with the rights of the system. */
function asSystemJobs(jobs: Jobs): AskedJobs {
  const asSystem = <T>(work: () => T): T => withAccess(systemAccess('test'), work);
  return {
    enqueue: (...asked) => jobs.enqueue(...asked),
    find: (id) => asSystem(() => jobs.find(id)),
    finished: (id, withinMs) => asSystem(() => jobs.finished(id, withinMs)),
    async *follow(id, signal) {
      const steps = jobs.follow(id, signal);
      for (
        let step = await asSystem(() => steps.next());
        step.done !== true;
        step = await asSystem(() => steps.next())
      ) {
        yield step.value;
      }
    },
  };
}

type AskedJobs = Pick<Jobs, 'enqueue' | 'find' | 'finished' | 'follow'>;

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
    DATA_DIR: dataFolder('jobs'),
    LOG_LEVEL: 'silent',
  });
  const application = await createHttpApplication(
    {
      module: JobsOnly,
      imports: [
        DatabaseModule.register(config, async () => {}),
        PlatformModule,
        AuditModule,
        IdentityModule,
        JobsModule,
      ],
      providers: [{ provide: Handlers, inject: [Jobs], useFactory: (jobs: Jobs) => new Handlers(jobs) }],
    },
    config,
  );
  application.get(Clock).now = now;
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  const jobs = asSystemJobs(application.get(Jobs));
  const transactions = application.get(Transactions, { strict: false });
  return {
    application,
    jobs,
    transactions: {
      run: (work) => withAccess(systemAccess('test'), () => transactions.run(work)),
      rehearse: (work) => withAccess(systemAccess('test'), () => transactions.rehearse(work)),
    },
    people: people(application.getHttpServer()),
    enqueue: (payload, total, access = systemAccess('test')) =>
      withAccess(access, () => transactions.run((tx) => jobs.enqueue(tx, KIND, payload, total))),
    close: () => application.close(),
  };
}
