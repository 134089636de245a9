import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { IsFiscalYear, MayBeLeftOut } from '../../platform/http/validators.js';
import { GROUPINGS } from '../national-frame.js';
import { CostByRouteDto, IsGroupings, YearsQuery } from '../shortfall.dto.js';

export const CARE_GROUPINGS = GROUPINGS.filter((grouping) => grouping !== 'component');

export class CareQuery extends YearsQuery {
  @ApiPropertyOptional({
    type: String,
    default: 'year',
    example: 'safetyRegion,year',
    description: `One grouping, or two that cross, with a comma between: ${CARE_GROUPINGS.join(', ')}`,
  })
  @MayBeLeftOut()
  @IsGroupings(CARE_GROUPINGS)
  groupBy: string = 'year';

  @ApiPropertyOptional({ minimum: FIRST_FISCAL_YEAR })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear('Geef het jaar van een indeling als 2024.')
  layout?: number;
}

export class CareTotalDto {
  @ApiProperty({ description: 'Psychosocial and psychiatric care together' })
  realCost!: string;

  @ApiProperty()
  psychosocial!: string;

  @ApiProperty()
  psychiatric!: string;

  @ApiProperty({ type: CostByRouteDto, description: 'By the route it was charged to' })
  byRoute!: CostByRouteDto;

  @ApiProperty({ description: 'Charged to the municipality itself: no regulation pays for it' })
  uncovered!: string;

  @ApiProperty({ type: String, nullable: true, example: '42.00', description: 'That in percent; null of nothing' })
  uncoveredPercentage!: string | null;

  @ApiProperty({
    description: 'With the part of the VWS route that was not granted, in proportion to all of component care',
  })
  uncoveredAfterGrants!: string;

  @ApiProperty({ type: String, nullable: true })
  uncoveredAfterGrantsPercentage!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Persons received, on an average day; null where not known',
  })
  averagePersons!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Cost over the days of the group for each of them, of those municipalities that say how many they were',
  })
  costPerPerson!: string | null;

  @ApiProperty({ description: 'Municipal years that stand declared' })
  declared!: number;

  @ApiProperty({ description: 'Of these, those that say how many persons were received' })
  withPersons!: number;
}

export class CareGroupDto extends CareTotalDto {
  @ApiProperty({ example: '2025' })
  key!: string;

  @ApiProperty({ example: '2025', description: 'In Dutch' })
  label!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { year: '2025' } })
  coordinates!: Record<string, string>;
}

export class CareDto {
  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ example: 'safetyRegion,year' })
  groupBy!: string;

  @ApiProperty({ type: [CareGroupDto], description: 'Groups in which anything stands declared' })
  groups!: CareGroupDto[];

  @ApiProperty({ type: CareTotalDto, nullable: true, description: 'null: nothing stands declared' })
  total!: CareTotalDto | null;

  @ApiProperty({ type: [String] })
  notices!: string[];
}
