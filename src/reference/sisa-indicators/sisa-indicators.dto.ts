import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { SISA_MEASURES } from '../../kernel/sisa.js';
import { KnownOnListDto } from '../../platform/http/known-on-list.dto.js';
import { KnownOnQuery } from '../../platform/http/known-on.js';
import { IsFiscalYear, MayBeLeftOut } from '../../platform/http/validators.js';
import type { RecordedIndicator } from './sisa-indicator.js';

export class SisaIndicatorsQuery extends KnownOnQuery {
  @ApiPropertyOptional({ example: 2023, description: 'Only of this year' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsFiscalYear()
  year?: number;
}

export class SisaIndicatorDto {
  @ApiProperty({ example: 2023 })
  year!: number;

  @ApiProperty({ example: 'A16/01', description: 'The number in the SiSa annex of that year' })
  code!: string;

  @ApiProperty({ description: 'In Dutch' })
  label!: string;

  @ApiProperty({ enum: SISA_MEASURES, description: 'What of the ledger it stands for' })
  measure!: string;

  @ApiProperty({ description: 'Where this was read' })
  source!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when it stands here as it is' })
  recordedAt!: string;
}

export class SisaIndicatorListDto extends KnownOnListDto {
  @ApiProperty({ type: [SisaIndicatorDto] })
  items!: SisaIndicatorDto[];
}

export function sisaIndicatorDto(indicator: RecordedIndicator): SisaIndicatorDto {
  return {
    year: indicator.year,
    code: indicator.code,
    label: indicator.label,
    measure: indicator.measure,
    source: indicator.source,
    recordedBy: indicator.recordedBy,
    recordedAt: indicator.recordedAt.toISOString(),
  };
}
