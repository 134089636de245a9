import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JobDto, jobDto } from '../platform/jobs/jobs.dto.js';
import { ExportJobsService } from './export-jobs.service.js';

/** Of all work in the background only exports can be cancelled; so it is they who take it. */
@ApiTags('jobs')
@Controller('v1/jobs/:id/cancellation')
export class ExportJobsController {
  constructor(private readonly jobs: ExportJobsService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelJob', summary: 'Stop making an export; nothing is left of it' })
  @ApiOkResponse({ type: JobDto })
  @ApiNotFoundResponse({ description: 'No such job' })
  @ApiConflictResponse({ description: 'It has ended, or is of a kind that must be done' })
  async cancel(@Param('id') id: string): Promise<JobDto> {
    return jobDto(await this.jobs.cancel(id));
  }
}
