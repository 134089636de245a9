import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { KnownOnQuery } from './known-on.js';
import { IsFiscalYear } from './validators.js';

/** The query of what is about one year. */
export class KnownOnYearQuery extends KnownOnQuery {
  @ApiProperty({ example: 2024 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}
