import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

/** Who asked for a change, and whether to keep it. */
export interface ChangeOrder {
  readonly by: string;
  readonly dryRun: boolean;
}

/** Rehearse instead of recording: the same answer, and nothing is kept. */
export class DryRunQuery {
  @ApiPropertyOptional({ default: false, description: 'true: answer what it would do, and record nothing' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'Kies true of false.' })
  dryRun = false;
}

export function orderOf({ dryRun }: DryRunQuery, by: string): ChangeOrder {
  return { by, dryRun };
}
