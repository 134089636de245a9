import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { BASES, COMPONENTS, FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { IsCalendarDate, IsFiscalYear, MayBeLeftOut } from '../platform/http/validators.js';
import { GROUPINGS, groupingsOf } from './national-frame.js';
import type { Grouping } from './national-frame.js';

const YEAR_MESSAGE = `Geef een jaar vanaf ${FIRST_FISCAL_YEAR}.`;

export class YearsQuery extends KnownOnQuery {
  @ApiPropertyOptional({ minimum: FIRST_FISCAL_YEAR, description: 'Default: the first year of the scheme, 2022' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsFiscalYear(YEAR_MESSAGE)
  fromYear: number = FIRST_FISCAL_YEAR;

  @ApiPropertyOptional({ minimum: FIRST_FISCAL_YEAR, description: 'Included. Default: this year' })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear(YEAR_MESSAGE)
  toYear?: number;
}

/** One grouping, or two different ones with a comma between. */
export function IsGroupings(allowed: readonly Grouping[] = GROUPINGS): PropertyDecorator {
  return ValidateBy({
    name: 'isGroupings',
    validator: {
      validate: (value) =>
        typeof value === 'string' && (groupingsOf(value)?.every((grouping) => allowed.includes(grouping)) ?? false),
      defaultMessage: () => `Kies een of twee verschillende uit ${allowed.join(', ')}, met een komma ertussen.`,
    },
  });
}

const LAYOUT_MESSAGE = `Geef het jaar van een indeling, vanaf ${FIRST_FISCAL_YEAR}.`;

export class FiguresQuery extends YearsQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description:
      'Reckon the norm amounts at the tariffs that were published by this day, instead of those the ledger holds',
  })
  @IsOptional()
  @IsCalendarDate()
  tariffsPublishedBy?: string;

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    example: 2023,
    description: 'Add predecessors to their successors as municipalities were on 1 January of this year',
  })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear(LAYOUT_MESSAGE)
  layout?: number;
}

/** How an answer was asked for: with these it can be asked again. */
export abstract class AnsweredDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  tariffsPublishedBy!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;
}

export class NationalShortfallQuery extends FiguresQuery {
  @ApiPropertyOptional({
    type: String,
    default: 'year',
    example: 'province,year',
    description: `One grouping, or two that cross, with a comma between: ${GROUPINGS.join(', ')}`,
  })
  @MayBeLeftOut()
  @IsGroupings()
  groupBy: string = 'year';
}

export class TotalsDto {
  @ApiProperty({ example: '1043900.00' })
  realCost!: string;

  @ApiProperty({ example: '803000.00' })
  entitlement!: string;

  @ApiProperty({ description: 'Advances and settlements less reclaims' })
  received!: string;

  @ApiProperty({ description: 'realCost − entitlement: positive is a shortfall, negative a surplus' })
  gap!: string;

  @ApiProperty({ description: 'realCost − received' })
  cashGap!: string;
}

export class ComponentShortfallDto extends TotalsDto {
  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiPropertyOptional({ description: 'Component goo: realised places × days' })
  placeDays?: string;

  @ApiPropertyOptional({ description: 'Counted, but without a tariff: they earn nothing' })
  placeDaysWithoutTariff?: string;

  @ApiPropertyOptional({ description: 'Component goo: own contributions taken off the entitlement (article 3(7))' })
  deduction?: string;

  @ApiPropertyOptional({ description: 'Component poo-norm: persons × months' })
  personMonths?: string;

  @ApiPropertyOptional()
  personMonthsWithoutTariff?: string;
}

export class CostByRouteDto {
  @ApiProperty()
  booo!: string;

  @ApiProperty()
  vws!: string;

  @ApiProperty()
  own!: string;
}

export class PsychosocialDto {
  @ApiProperty({ description: 'Psychosocial and psychiatric care, also counted in the components where they land' })
  realCost!: string;

  @ApiProperty({ type: CostByRouteDto })
  byRoute!: CostByRouteDto;
}

export class BasisComparisonDto {
  @ApiProperty({ description: 'Place-days × tariff' })
  normAmount!: string;

  @ApiProperty({ description: 'Real cost of component goo' })
  realCost!: string;

  @ApiProperty({ description: 'Own contributions, which lower either entitlement' })
  deduction!: string;

  @ApiProperty()
  entitlementAtNorm!: string;

  @ApiProperty()
  entitlementAtActual!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '30.00',
    description: 'By how many percent real cost exceeds the norm amount (below zero: falls short); null without a norm',
  })
  deviationPercentage!: string | null;
}

export class YearShortfallDto {
  @ApiProperty({ example: 2025 })
  year!: number;

  @ApiProperty({ description: 'false: no approved declaration, so no figures' })
  declared!: boolean;

  @ApiProperty({
    type: [String],
    example: ['GM0193-2025-1'],
    description: 'What the figures are from; in a layout several',
  })
  declarations!: string[];

  @ApiProperty({ enum: BASES, nullable: true, description: 'null: not declared, or not the same for all predecessors' })
  basis!: string | null;

  @ApiProperty({ description: 'true: rests on a tariff that is not confirmed for all its days' })
  provisional!: boolean;

  @ApiProperty({ type: [String], example: ['normbedrag na 31-12-2025 niet bevestigd'] })
  notices!: string[];

  @ApiProperty({ type: [ComponentShortfallDto] })
  components!: ComponentShortfallDto[];

  @ApiProperty({ type: TotalsDto, nullable: true })
  total!: TotalsDto | null;

  @ApiProperty({ type: BasisComparisonDto, nullable: true, description: 'Component goo on either basis' })
  basisComparison!: BasisComparisonDto | null;

  @ApiProperty({ type: PsychosocialDto, nullable: true })
  psychosocial!: PsychosocialDto | null;
}

export class MunicipalShortfallDto extends AnsweredDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ type: [YearShortfallDto] })
  years!: YearShortfallDto[];

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'Over the declared years' })
  total!: TotalsDto | null;
}

export class SidesDto {
  @ApiProperty()
  withShortfall!: number;

  @ApiProperty()
  withSurplus!: number;

  @ApiProperty()
  even!: number;
}

export class CompletenessDto {
  @ApiProperty({ description: 'Yearly declarations that are due' })
  expected!: number;

  @ApiProperty({ description: 'Of these, approved' })
  declared!: number;
}

export class NationalTotalDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  received!: string;

  @ApiProperty({ description: 'shortfall − surplus' })
  netGap!: string;

  @ApiProperty({ description: 'Sum over the municipalities with a shortfall' })
  shortfall!: string;

  @ApiProperty({ description: 'Sum over the municipalities with a surplus, as a positive amount' })
  surplus!: string;

  @ApiProperty()
  cashGap!: string;

  @ApiProperty({ type: SidesDto })
  municipalities!: SidesDto;

  @ApiProperty({ type: CompletenessDto })
  completeness!: CompletenessDto;

  @ApiProperty({ description: 'The part of the entitlement that rests on an unconfirmed tariff' })
  provisionalEntitlement!: string;

  @ApiProperty({ type: String, nullable: true, example: '12.50', description: 'That part in percent; null of nothing' })
  provisionalPercentage!: string | null;

  @ApiProperty()
  provisional!: boolean;

  @ApiProperty({ type: [String] })
  notices!: string[];
}

export class NationalGroupDto extends NationalTotalDto {
  @ApiProperty({ example: '2025' })
  key!: string;

  @ApiProperty({ example: '2025', description: 'The name of the group, in Dutch' })
  label!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { province: 'Utrecht', year: '2025' },
    description: 'The group by its value of each grouping',
  })
  coordinates!: Record<string, string>;
}

export class NationalShortfallDto extends AnsweredDto {
  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ example: 'province,year' })
  groupBy!: string;

  @ApiProperty({
    enum: ['years', 'components'],
    isArray: true,
    description: 'What a municipality’s gap is netted over',
  })
  nettedOver!: string[];

  @ApiProperty({ type: [NationalGroupDto] })
  groups!: NationalGroupDto[];

  @ApiProperty({ type: NationalTotalDto, description: 'Netted over years and components' })
  total!: NationalTotalDto;
}
