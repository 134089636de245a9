import { ApiProperty } from '@nestjs/swagger';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import type { Clock } from '../platform/clock.js';
import type { Job } from '../platform/jobs/jobs.js';
import type { NationalShortfallDto } from '../shortfall/shortfall.dto.js';
import type { FiguresQuestion } from '../shortfall/shortfall.service.js';
import { NationalEffectDto, YearEffectDto } from './change-effect.dto.js';
import { nationalEffect } from './municipal-effect.service.js';

/** A change of a rule that holds for everybody: what it does nationally, per year, and the job that carries it out. */

export class RulesEffectDto {
  @ApiProperty({ type: [YearEffectDto], description: 'Only years that it changes' })
  years!: YearEffectDto[];

  @ApiProperty({ type: NationalEffectDto, description: 'All years together' })
  total!: NationalEffectDto;
}

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

/** Who asked for it, and whether to keep it. */
export interface ChangeOrder {
  readonly by: string;
  readonly dryRun: boolean;
}

/** Most changes are done by then, and their answer tells so; of a longer one the answer names the job. */
export const ANSWER_WITHIN_MS = 10_000;

/** All years of the scheme until this one. */
export function everyYear(clock: Clock): FiguresQuestion {
  return { fromYear: FIRST_FISCAL_YEAR, toYear: clock.year(), tariffsPublishedBy: null, layout: null };
}

/** National figures per year on both sides of a change; years that stay the same are left out. */
export function rulesEffect(before: NationalShortfallDto, after: NationalShortfallDto): RulesEffectDto {
  const years = before.groups.map((group) => ({
    year: Number(group.key),
    ...nationalEffect(group, after.groups.find(({ key }) => key === group.key) ?? group),
  }));
  return {
    years: years.filter((year) => JSON.stringify(year.before) !== JSON.stringify(year.after)),
    total: nationalEffect(before.total, after.total),
  };
}

export function reassessmentDto(job: Job | null): ReassessmentDto | null {
  return job && { job: job.id, status: job.status, done: job.done, total: job.total };
}
