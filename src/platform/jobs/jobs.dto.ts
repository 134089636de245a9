import { ApiProperty } from '@nestjs/swagger';
import { JOB_KINDS } from './job-kinds.js';
import { JOB_STATUSES } from './job.js';
import type { Job } from './job.js';

export class JobDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: JOB_KINDS })
  kind!: string;

  @ApiProperty({ enum: JOB_STATUSES, description: '`completed`, `failed` and `cancelled` are final' })
  status!: string;

  @ApiProperty({ description: 'How many of the steps were done' })
  done!: number;

  @ApiProperty({ description: 'How many steps there are' })
  total!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why it failed, where that lies in what was asked' })
  failure!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export function jobDto(job: Job): JobDto {
  return {
    id: job.id,
    kind: job.kind,
    status: job.status,
    done: job.done,
    total: job.total,
    failure: job.failure,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
