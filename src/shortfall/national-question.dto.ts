import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { IsFiscalYear } from '../platform/http/validators.js';

/** A question about one year of the country. */
export class NationalYearQuery extends KnownOnQuery {
  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description: 'Add predecessors to their successors as municipalities were on 1 January of this year',
  })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear('Geef het jaar van een indeling als 2024.')
  layout?: number;
}

/** How such a question was answered: with these it can be asked again. */
export abstract class NationalYearDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;

  @ApiProperty()
  year!: number;

  @ApiProperty({ type: [String], description: 'What the reader must know, in Dutch' })
  notices!: string[];
}

export class MunicipalityNameDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;
}
