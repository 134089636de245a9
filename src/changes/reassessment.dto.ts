import { ApiProperty } from '@nestjs/swagger';
import type { Job } from '../platform/jobs/jobs.js';

export class ReassessmentDto {
  @ApiProperty({ format: 'uuid', description: 'Follow it at /v1/jobs/{id}' })
  job!: string;

  @ApiProperty({ enum: ['queued', 'running', 'completed', 'failed'] })
  status!: string;

  @ApiProperty({ description: 'Municipalities that are reassessed' })
  done!: number;

  @ApiProperty()
  total!: number;
}

export function reassessmentDto(job: Job | null): ReassessmentDto | null {
  return job && { job: job.id, status: job.status, done: job.done, total: job.total };
}
