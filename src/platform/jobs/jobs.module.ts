import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobChanges } from './job-changes.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobEntity } from './job.entity.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { JobsRepository } from './jobs.repository.js';

/** Work in the background. Every module may ask for it, and say which kinds it does itself. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([JobEntity])],
  controllers: [JobsController],
  providers: [Jobs, JobQueue, JobRunner, JobChanges, JobsRepository],
  exports: [Jobs],
})
export class JobsModule {}
