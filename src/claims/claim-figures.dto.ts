import { ApiProperty } from '@nestjs/swagger';
import { BASES, COMPONENTS } from '../kernel/scheme.js';
import { TotalsDto } from '../shortfall/shortfall.dto.js';

export class ClaimedYearDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2024-1', description: 'null: none, so no figures' })
  declaration!: string | null;

  @ApiProperty({ enum: BASES, nullable: true })
  basis!: string | null;
}

export class ClaimedFigureDto extends TotalsDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ description: 'The part of the entitlement that rests on an unconfirmed tariff' })
  provisionalEntitlement!: string;

  @ApiProperty({ description: 'Own contributions taken off the entitlement (article 3(7))' })
  deduction!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Place-days of goo, person-months of poo-norm' })
  quantity!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of these, counted without a tariff: they earn nothing' })
  quantityWithoutTariff!: string | null;
}

/** What is sealed: exactly this object. */
export class ClaimContentDto {
  @ApiProperty({ example: 'VNG-C1' })
  claim!: string;

  @ApiProperty({ example: 1 })
  revision!: number;

  @ApiProperty({ type: [String], example: ['GM0193'] })
  municipalities!: string[];

  @ApiProperty({ example: 2022 })
  fromYear!: number;

  @ApiProperty({ example: 2025 })
  toYear!: number;

  @ApiProperty({ enum: COMPONENTS, isArray: true })
  components!: string[];

  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty({ type: [ClaimedYearDto], description: 'Every year that is due or declared' })
  years!: ClaimedYearDto[];

  @ApiProperty({ type: [ClaimedFigureDto], description: 'Of declared years only' })
  figures!: ClaimedFigureDto[];
}

export class ClaimGroupDto extends TotalsDto {
  @ApiProperty({ example: '2024', description: 'A year, a component, or a municipality' })
  key!: string;

  @ApiProperty({ example: '2024', description: 'In Dutch' })
  label!: string;
}

export class MissingYearDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ example: 2024 })
  year!: number;
}

export class ClaimFiguresDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'SHA-256 over `content` as canonical JSON (RFC 8785: keys in alphabetical order, no white space, UTF-8). null: a draft, whose figures are those of now',
  })
  sha256!: string | null;

  @ApiProperty({ type: ClaimContentDto })
  content!: ClaimContentDto;

  @ApiProperty({ type: [ClaimGroupDto], description: 'Years with a declaration' })
  perYear!: ClaimGroupDto[];

  @ApiProperty({ type: [ClaimGroupDto] })
  perComponent!: ClaimGroupDto[];

  @ApiProperty({ type: [ClaimGroupDto], description: 'Municipalities with a declaration' })
  perMunicipality!: ClaimGroupDto[];

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'null: nothing is declared' })
  total!: TotalsDto | null;

  @ApiProperty({
    type: [MissingYearDto],
    description: 'Years that nobody declared: they are in no sum, and are not zero',
  })
  missing!: MissingYearDto[];

  @ApiProperty({ type: [String], description: 'What the reader must know, in Dutch' })
  notices!: string[];
}
