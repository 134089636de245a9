import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { IsFiscalYear } from '../../platform/http/validators.js';
import { CompletenessDto, SidesDto, YearsQuery } from '../shortfall.dto.js';

/** What the tables group by, each crossed with the year. A crossing more takes time, and hides cells of the others. */
export const PUBLISHABLE_GROUPINGS = ['province', 'safetyRegion', 'sizeClass', 'component'] as const;
export type PublishableGrouping = (typeof PUBLISHABLE_GROUPINGS)[number];

export class PublishableQuery extends YearsQuery {
  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description: 'Municipalities as they were on 1 January of this year. Default: the last year that is asked for',
  })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear('Geef het jaar van een indeling als 2024.')
  layout?: number;
}

export class PublishableCellDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { province: 'Drenthe', year: '2024' },
    description: 'What is left out is taken together: without any it is the total of the country',
  })
  coordinates!: Record<string, string>;

  @ApiProperty({ type: String, nullable: true, example: 'Drenthe', description: 'In Dutch; null: all together' })
  group!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'null: all years together' })
  year!: number | null;

  @ApiProperty({ description: 'Whether it is hidden. Then there are no figures, and nobody is told why' })
  hidden!: boolean;

  @ApiProperty({ type: Number, nullable: true, description: 'That have an amount in it; null where it is hidden' })
  municipalities!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '1043900.00',
    description: 'null where it is hidden, and where no municipality has an amount',
  })
  realCost!: string | null;

  @ApiProperty({ type: String, nullable: true })
  entitlement!: string | null;

  @ApiProperty({ type: String, nullable: true })
  received!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'realCost − entitlement' })
  gap!: string | null;
}

export class PublishableTableDto {
  @ApiProperty({ enum: PUBLISHABLE_GROUPINGS, description: 'Crossed with the year' })
  grouping!: PublishableGrouping;

  @ApiProperty({ type: [PublishableCellDto], description: 'With all totals, each after what it is of' })
  cells!: PublishableCellDto[];
}

export class PublishableTotalDto {
  @ApiProperty({ type: String, nullable: true, description: 'null where it is hidden, and where nothing is declared' })
  netGap!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Each municipality netted over years and components. null, as the next ones, where a side is hidden',
  })
  shortfall!: string | null;

  @ApiProperty({ type: String, nullable: true })
  surplus!: string | null;

  @ApiProperty({ type: SidesDto, nullable: true })
  municipalities!: SidesDto | null;
}

export class YearCompletenessDto extends CompletenessDto {
  @ApiProperty()
  year!: number;
}

export class PublishableDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty()
  layout!: number;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ type: [PublishableTableDto] })
  tables!: PublishableTableDto[];

  @ApiProperty({ type: PublishableTotalDto })
  total!: PublishableTotalDto;

  @ApiProperty({ type: [YearCompletenessDto] })
  completeness!: YearCompletenessDto[];

  @ApiProperty({ type: [String], description: 'By which rules cells are hidden, and what else the reader must know' })
  notices!: string[];
}
