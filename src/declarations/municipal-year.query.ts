import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { IsFiscalYear, IsMunicipalityCode } from '../platform/http/validators.js';

/** What lists of declarations and of what belongs to them are narrowed by. */
export class MunicipalYearQuery extends KnownOnQuery {
  @ApiPropertyOptional({ example: 'GM0193' })
  @IsOptional()
  @IsMunicipalityCode()
  municipality?: string;

  @ApiPropertyOptional({ example: 2024 })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear()
  year?: number;
}
