import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { DIFFERENCE_CAUSES, FIGURE_KINDS } from '../kernel/counter-figure.js';
import type { DifferenceCause } from '../kernel/counter-figure.js';
import { COMPONENTS } from '../kernel/scheme.js';
import { TARIFF_CODES } from '../kernel/tariff-schedule.js';
import { KnownOnListDto } from '../platform/http/known-on-list.dto.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { MayBeLeftOut } from '../platform/http/validators.js';

const MOST_DIFFERENCES = 500;
const LIMIT = `Geef een getal van 1 tot en met ${MOST_DIFFERENCES}.`;
const CURSOR = 'Geef de nextCursor van de vorige pagina.';

export class DifferencesQuery extends KnownOnQuery {
  @ApiPropertyOptional({
    enum: DIFFERENCE_CAUSES,
    description: 'Only differences with this cause; the sums are of all',
  })
  @MayBeLeftOut()
  @IsIn(DIFFERENCE_CAUSES, { message: `Kies uit ${DIFFERENCE_CAUSES.join(', ')}.` })
  cause?: DifferenceCause;

  @ApiPropertyOptional({ description: 'The nextCursor of the page before', default: 0 })
  @MayBeLeftOut()
  @Type(() => Number)
  @Max(2_147_483_647, { message: CURSOR })
  @Min(0, { message: CURSOR })
  @IsInt({ message: CURSOR })
  cursor = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_DIFFERENCES, default: 100 })
  @MayBeLeftOut()
  @Type(() => Number)
  @Max(MOST_DIFFERENCES, { message: LIMIT })
  @Min(1, { message: LIMIT })
  @IsInt({ message: LIMIT })
  limit = 100;
}

export class SidesDto {
  @ApiProperty({ description: 'For whom they are higher than we are' })
  higher!: number;

  @ApiProperty()
  lower!: number;

  @ApiProperty()
  even!: number;
}

/** Theirs less ours. */
export class FourSumsDto {
  @ApiProperty({ description: 'How many differences' })
  items!: number;

  @ApiProperty({ description: 'Theirs less ours' })
  net!: string;

  @ApiProperty({ description: 'The sum of those by which they are higher' })
  higher!: string;

  @ApiProperty({ description: 'The sum of those by which they are lower' })
  lower!: string;

  @ApiProperty({ type: SidesDto })
  municipalities!: SidesDto;
}

export class CauseSumsDto extends FourSumsDto {
  @ApiProperty({ enum: DIFFERENCE_CAUSES })
  cause!: string;

  @ApiProperty({ description: 'In Dutch' })
  label!: string;
}

export class KindSumsDto extends FourSumsDto {
  @ApiProperty({ enum: FIGURE_KINDS })
  kind!: string;

  @ApiProperty({ description: 'In Dutch' })
  label!: string;

  @ApiProperty()
  ours!: string;

  @ApiProperty()
  theirs!: string;

  @ApiProperty({ type: [CauseSumsDto], description: 'Their nets add up to the net of the kind' })
  causes!: CauseSumsDto[];
}

export class StandDto {
  @ApiProperty()
  amount!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Place-days or person-months; null: it counts none' })
  count!: string | null;

  @ApiProperty({
    type: [String],
    description: 'At which it counts: told, or what amount and count come to; "not-set" where no amount is laid down',
  })
  tariffs!: string[];

  @ApiProperty({ type: [Number], description: 'Rows of their sheet Cijfers' })
  rows!: readonly number[];
}

export class CounterpartDto {
  @ApiProperty({ example: 'GM1992' })
  municipality!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;
}

export class DifferenceDto {
  @ApiProperty({ enum: DIFFERENCE_CAUSES })
  cause!: string;

  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date', description: 'Included' })
  through!: string;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ enum: FIGURE_KINDS })
  kind!: string;

  @ApiProperty({ type: StandDto, nullable: true, description: 'null: absent, which is not zero' })
  ours!: StandDto | null;

  @ApiProperty({ type: StandDto, nullable: true, description: 'null: absent, which is not zero' })
  theirs!: StandDto | null;

  @ApiProperty({ example: '-3660.00', description: 'The part of theirs less ours that has this cause' })
  amount!: string;

  @ApiProperty({
    type: CounterpartDto,
    nullable: true,
    description: 'Where the same amount stands the other way round',
  })
  counterpart!: CounterpartDto | null;

  @ApiProperty({ description: 'In Dutch' })
  explanation!: string;
}

export class TariffDifferenceDto {
  @ApiProperty({ enum: TARIFF_CODES })
  tariff!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Included; null: open' })
  through!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: none is set' })
  ours!: string | null;

  @ApiProperty()
  theirs!: string;

  @ApiProperty({ description: 'Of their sheet Normbedragen' })
  row!: number;
}

export class NotComparedDto {
  @ApiProperty()
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ enum: FIGURE_KINDS })
  kind!: string;

  @ApiProperty()
  municipalities!: number;

  @ApiProperty({ description: 'What we have there' })
  ours!: string;
}

export class DifferenceListDto extends KnownOnListDto {
  @ApiProperty({ description: 'On how many items we differ, and by how much; in Dutch' })
  headline!: string;

  @ApiProperty({ type: [KindSumsDto], description: 'Of all causes, whichever are listed' })
  kinds!: KindSumsDto[];

  @ApiProperty({ type: [TariffDifferenceDto], description: 'Days on which their list names another norm amount' })
  tariffs!: TariffDifferenceDto[];

  @ApiProperty({ type: [NotComparedDto], description: 'What we have in components that are not in their file' })
  notCompared!: NotComparedDto[];

  @ApiProperty({ type: [String], description: 'What the reader must know of our figures, in Dutch' })
  notices!: readonly string[];

  @ApiProperty({ type: [DifferenceDto], description: 'By kind, year, municipality, component and day' })
  items!: DifferenceDto[];

  @ApiPropertyOptional({ description: 'Present when there are more' })
  nextCursor?: number;
}
