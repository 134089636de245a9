import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { KnownOnQuery } from '../../platform/http/known-on.js';
import { IsFiscalYear, IsMunicipalityCode, MayBeLeftOut } from '../../platform/http/validators.js';

export const EFFECTS = ['tariff', 'costPrice', 'mix', 'volume', 'content', 'entryExit', 'otherComponents'] as const;
export type Effect = (typeof EFFECTS)[number];

export class ExplanationQuery extends KnownOnQuery {
  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2024 })
  @Type(() => Number)
  @IsFiscalYear()
  fromYear!: number;

  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2025, description: 'Another year than fromYear' })
  @Type(() => Number)
  @IsFiscalYear()
  toYear!: number;

  @ApiPropertyOptional({ example: 'GM0193', description: 'Left out: the country; for a municipality, its own' })
  @MayBeLeftOut()
  @IsMunicipalityCode()
  municipality?: string;

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description: 'Add predecessors to their successors as municipalities were on 1 January of this year',
  })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear()
  layout?: number;

  @ApiPropertyOptional({
    example: '9.00',
    default: '0.00',
    description:
      'An assumption: the part of the tariff, in euro per place-day, that paid for what left or entered the norm amount',
  })
  @MayBeLeftOut()
  @Matches(/^\d{1,4}(\.\d{1,2})?$/, { message: 'Geef een bedrag per plekdag als 9.00.' })
  contentTariff: string = '0.00';
}

export class EffectDto {
  @ApiProperty({ enum: EFFECTS })
  effect!: string;

  @ApiProperty({ example: 'Normbedrag', description: 'In Dutch' })
  label!: string;

  @ApiProperty({ example: '807670.00', description: 'Positive makes the shortfall grow' })
  amount!: string;
}

export class WaterfallBarDto {
  @ApiProperty({ example: 'Normbedrag' })
  name!: string;

  @ApiProperty({ enum: ['start', 'step', 'end'] })
  kind!: string;

  @ApiProperty({ description: 'Where the bar begins, in euro' })
  from!: string;

  @ApiProperty()
  to!: string;
}

export class MunicipalExplanationDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({
    enum: ['compared', 'entry', 'exit', 'without-reception'],
    description: 'Places in both years; in the second only; in the first only; in neither',
  })
  kind!: string;

  @ApiProperty({ type: [EffectDto], description: 'They add up to the change' })
  effects!: EffectDto[];

  @ApiProperty()
  change!: string;
}

export class NotComparedDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ type: [Number], description: 'The years without an approved declaration' })
  missingYears!: number[];
}

export class ContentDto {
  @ApiProperty({ example: 'goo-allowance' })
  costCategory!: string;

  @ApiProperty({ example: 'booo' })
  fundingRoute!: string;
}

export class ExplanationDto {
  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ type: String, nullable: true, description: 'null: all municipalities that declared both years' })
  municipality!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of those compared; null when a year was not declared' })
  gapFrom!: string | null;

  @ApiProperty({ type: String, nullable: true })
  gapTo!: string | null;

  @ApiProperty({ type: String, nullable: true })
  change!: string | null;

  @ApiProperty({ type: [EffectDto], description: 'They add up to the change, to the cent' })
  effects!: EffectDto[];

  @ApiProperty({
    type: [WaterfallBarDto],
    description: 'What a chart draws: the gap before, each effect, the gap after',
  })
  waterfall!: WaterfallBarDto[];

  @ApiProperty({ type: [MunicipalExplanationDto], description: 'Each effect of theirs adds up to the national one' })
  municipalities!: MunicipalExplanationDto[];

  @ApiProperty({ type: [NotComparedDto], description: 'Absence is no change: these are in no figure here' })
  notCompared!: NotComparedDto[];

  @ApiProperty({ type: [ContentDto], description: 'What entered or left the norm amount between the years' })
  content!: ContentDto[];

  @ApiProperty({ description: 'What the tariff is taken to have paid for that, in euro per place-day' })
  contentTariff!: string;

  @ApiProperty({ type: [String], description: 'What the reader must know, in Dutch' })
  notices!: string[];
}
