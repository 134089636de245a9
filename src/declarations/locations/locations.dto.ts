import { ApiProperty } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { amountText } from '../../kernel/money.js';
import { KnownOnListDto } from '../../platform/http/known-on-list.dto.js';
import { IsLine } from '../../platform/http/validators.js';
import { LOCATION_KINDS, UNNAMED } from './location-kind.js';
import type { LocationKind } from './location-kind.js';
import type { Location, RecordedKind } from './locations.repository.js';

const UNNAMED_LOCATION = 'null: what is declared without naming a location';

export class NewLocationKindDto {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 1000,
    example: 'Hotel De Zon',
    description: UNNAMED_LOCATION,
  })
  @ValidateIf((_, value) => value !== null)
  @IsLine(1000, 'Geef de naam van een locatie zoals die in de declaratie staat, of null.')
  location!: string | null;

  @ApiProperty({ enum: LOCATION_KINDS })
  @IsIn(LOCATION_KINDS, { message: `Kies uit ${LOCATION_KINDS.join(', ')}.` })
  kind!: LocationKind;
}

export class LocationKindDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ type: String, nullable: true, description: UNNAMED_LOCATION })
  location!: string | null;

  @ApiProperty({ enum: LOCATION_KINDS })
  kind!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class LocationDto {
  @ApiProperty({ type: String, nullable: true, example: 'Hotel De Zon', description: UNNAMED_LOCATION })
  location!: string | null;

  @ApiProperty({ description: 'Realised places × days; zero: only costs were declared here' })
  placeDays!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null: a row of places does not say how many were occupied',
  })
  occupiedPlaceDays!: string | null;

  @ApiProperty({ description: 'Real cost of component goo' })
  realCost!: string;

  @ApiProperty({ enum: LOCATION_KINDS, nullable: true, description: 'null: not said yet' })
  kind!: string | null;
}

export class LocationListDto extends KnownOnListDto {
  @ApiProperty({
    type: [LocationDto],
    description: 'By name; together they hold all places and all cost of component goo of the declaration',
  })
  items!: LocationDto[];
}

export function locationDto({ name, placeDays, occupiedPlaceDays, realCost, kind }: Location): LocationDto {
  return {
    location: nameOrNull(name),
    placeDays: amountText(placeDays),
    occupiedPlaceDays: occupiedPlaceDays && amountText(occupiedPlaceDays),
    realCost: amountText(realCost),
    kind,
  };
}

export function locationKindDto(recorded: RecordedKind): LocationKindDto {
  return {
    municipality: recorded.municipalityCode,
    location: nameOrNull(recorded.location),
    kind: recorded.kind,
    recordedBy: recorded.recordedBy,
    recordedAt: recorded.recordedAt.toISOString(),
  };
}

function nameOrNull(name: string): string | null {
  return name === UNNAMED ? null : name;
}
