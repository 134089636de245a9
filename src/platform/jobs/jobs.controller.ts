import { Controller, Get, Injectable, Param, Sse, UseGuards } from '@nestjs/common';
import type { CanActivate, ExecutionContext, MessageEvent } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { jobEvents } from './job-events.js';
import { JobDto, jobDto } from './jobs.dto.js';
import { Jobs } from './jobs.js';

const HEARTBEAT_MS = 15_000;

/** A job that is not there must be told before the stream begins, and behind an interceptor it begins at once. */
@Injectable()
class ExistingJob implements CanActivate {
  constructor(private readonly jobs: Jobs) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const { params } = context.switchToHttp().getRequest<{ params: { id: string } }>();
    await this.jobs.find(params.id);
    return true;
  }
}

@ApiTags('jobs')
@Controller('v1/jobs')
export class JobsController {
  constructor(private readonly jobs: Jobs) {}

  @Get(':id')
  @ApiOperation({ operationId: 'getJob', summary: 'How far work in the background is' })
  @ApiOkResponse({ type: JobDto })
  @ApiNotFoundResponse({ description: 'No such job' })
  async find(@Param('id') id: string): Promise<JobDto> {
    return jobDto(await this.jobs.find(id));
  }

  @Sse(':id/events')
  @UseGuards(ExistingJob)
  @ApiOperation({
    operationId: 'followJob',
    summary: 'How far it is, at once and at every change, until it has ended',
    description: 'Server-sent events of the type `progress`; the data of each is what getJob answers',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } }, description: 'The events' })
  @ApiNotFoundResponse({ description: 'No such job' })
  follow(@Param('id') id: string): Observable<MessageEvent> {
    return jobEvents((signal) => this.jobs.follow(id, signal), HEARTBEAT_MS);
  }
}
