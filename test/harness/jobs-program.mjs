// A process that does jobs, to be killed. A job has steps 1 to `steps`; each is written down in the table "step" with the
// process that did it, and skipped when it stands there already. HOLD_AFTER makes it wait for ever after that step.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../../dist/src/platform/config/app-config.js';
import { DatabaseModule } from '../../dist/src/platform/database/database.module.js';
import { Transactions } from '../../dist/src/platform/database/transactions.js';
import { Jobs } from '../../dist/src/platform/jobs/jobs.js';
import { JobsModule } from '../../dist/src/platform/jobs/jobs.module.js';
import { PlatformModule } from '../../dist/src/platform/platform.module.js';

class Steps {
  constructor(jobs, transactions) {
    this.jobs = jobs;
    this.transactions = transactions;
  }

  onModuleInit() {
    this.jobs.handle('reassessment', async ({ steps }, run) => {
      for (let number = 1; number <= steps; number += 1) {
        await this.transactions.run((tx) =>
          tx.query('INSERT INTO step VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [run.id, number, process.pid]),
        );
        await run.progress(number, steps);
        if (number === Number(process.env.HOLD_AFTER)) {
          console.log(`holds after ${number}`);
          await new Promise(() => {});
        }
      }
    });
  }
}

class Program {}
Module({
  imports: [DatabaseModule.register(readConfig(process.env), async () => {}), PlatformModule, JobsModule],
  providers: [
    {
      provide: Steps,
      inject: [Jobs, Transactions],
      useFactory: (jobs, transactions) => new Steps(jobs, transactions),
    },
  ],
})(Program);

const application = await NestFactory.createApplicationContext(Program, { logger: ['error', 'warn'] });
application.enableShutdownHooks(['SIGTERM'], { useProcessExit: true });
console.log('ready');
