import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { LAST_OUTLOOK_YEAR } from '../../kernel/outlook.js';
import { TARIFF_CODES } from '../../kernel/tariff-schedule.js';
import type { TariffCode } from '../../kernel/tariff-schedule.js';
import { KnownOnQuery } from '../../platform/http/known-on.js';
import { isUuid } from '../../platform/uuid.js';
import { IsCalendarDate, IsFiscalYear, IsLine, MayBeLeftOut } from '../../platform/http/validators.js';
import {
  AMOUNT_MESSAGE,
  AMOUNT_PATTERN,
  INDEX_MESSAGE,
  INDEX_PATTERN,
  IsOutlookYear,
  IsSchemeDate,
} from '../baseline/validators.js';
import type { AskedInputs } from './scenario-inputs.js';

export const LONGEST_NAME = 200;
export const MOST_TARIFFS = 100;
export const MOST_COMPARED = 5;
const YEARS = LAST_OUTLOOK_YEAR - FIRST_FISCAL_YEAR + 1;
const LAYOUT_MESSAGE = `Geef het jaar van een indeling, vanaf ${FIRST_FISCAL_YEAR}.`;

export class ScenarioTariffDto {
  @ApiProperty({ enum: TARIFF_CODES })
  @IsIn(TARIFF_CODES, { message: `Kies uit ${TARIFF_CODES.join(', ')}.` })
  tariff!: TariffCode;

  @ApiProperty({ type: String, format: 'date', example: '2026-01-01' })
  @IsSchemeDate()
  validFrom!: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Exclusive. Left out: open' })
  @IsOptional()
  @IsSchemeDate()
  validUntil?: string | null;

  @ApiProperty({ example: '55.00', description: 'Euro per place-day or per person-month' })
  @Matches(AMOUNT_PATTERN, { message: AMOUNT_MESSAGE })
  amount!: string;
}

export class ScenarioIndexDto {
  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, maximum: LAST_OUTLOOK_YEAR, example: 2027 })
  @IsOutlookYear()
  year!: number;

  @ApiProperty({ example: '1.025', description: 'A factor: 1 changes nothing' })
  @Matches(INDEX_PATTERN, { message: INDEX_MESSAGE })
  index!: string;
}

/** A list of things, at most so many. */
function ListOf(type: () => new () => object, most: number, description: string): PropertyDecorator {
  return (target, property) => {
    ApiPropertyOptional({ type: [type()], maxItems: most, default: [], description })(target, property);
    MayBeLeftOut()(target, property);
    IsArray({ message: 'Geef een lijst.' })(target, property);
    ArrayMaxSize(most, { message: `Geef er hoogstens ${most}.` })(target, property);
    IsObject({ each: true, message: 'Geef elk onderdeel van de lijst als object.' })(target, property);
    ValidateNested({ each: true })(target, property);
    Type(type)(target, property);
  };
}

/** What to reckon; in the body, for it makes something. */
export class NewScenarioDto extends KnownOnQuery {
  @ApiProperty({ maxLength: LONGEST_NAME, example: 'Normbedrag naar 55 euro' })
  @IsLine(LONGEST_NAME, `Geef een naam van hoogstens ${LONGEST_NAME} tekens.`)
  @Matches(/\S/, { message: 'Geef het scenario een naam.' })
  name!: string;

  @ApiProperty({ type: String, format: 'date', description: 'The first day on which anything changes' })
  @Matches(/^20(2[2-9]|30)-/, { message: 'Geef een datum van 2022-01-01 tot en met 2030-12-31.' })
  @IsCalendarDate()
  fromDate!: string;

  @ListOf(() => ScenarioTariffDto, MOST_TARIFFS, 'Tariffs that take the place of those of the law on their days')
  tariffs: ScenarioTariffDto[] = [];

  @ListOf(() => ScenarioIndexDto, YEARS, 'On the numbers received, and the costs that follow them')
  volumeIndex: ScenarioIndexDto[] = [];

  @ListOf(() => ScenarioIndexDto, YEARS, 'On real costs')
  costIndex: ScenarioIndexDto[] = [];

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    maximum: LAST_OUTLOOK_YEAR,
    description:
      'The last year as posted; later years are carried forward from it. Default: the last declared one that is over',
  })
  @MayBeLeftOut()
  @IsOutlookYear()
  baseYear?: number;

  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, maximum: LAST_OUTLOOK_YEAR, example: 2030, description: 'Included' })
  @IsOutlookYear()
  throughYear!: number;

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description: 'Add predecessors to their successors as municipalities were on 1 January of this year',
  })
  @MayBeLeftOut()
  @IsFiscalYear(LAYOUT_MESSAGE)
  layout?: number;
}

export class ComparisonQuery {
  @ApiProperty({ example: '<id>,<id>', description: `Up to ${MOST_COMPARED} scenarios, with a comma between` })
  @ValidateBy(
    { name: 'isListOfScenarios', validator: { validate: (value) => scenarioIdsOf(value) !== null } },
    { message: `Geef de id van een tot ${MOST_COMPARED} verschillende scenario's, met een komma ertussen.` },
  )
  ids!: string;
}

/** Different ids with a comma between; null where it is anything else. */
export function scenarioIdsOf(value: unknown): readonly string[] | null {
  const ids = typeof value === 'string' ? value.split(',') : [];
  const isList = ids.length >= 1 && ids.length <= MOST_COMPARED && new Set(ids).size === ids.length;
  return isList && ids.every(isUuid) ? ids : null;
}

export function askedInputs(body: NewScenarioDto): AskedInputs {
  return {
    fromDate: body.fromDate,
    tariffs: body.tariffs.map((one) => ({ ...one, validUntil: one.validUntil ?? null })),
    volumeIndex: body.volumeIndex,
    costIndex: body.costIndex,
    baseYear: body.baseYear ?? null,
    throughYear: body.throughYear,
    layout: body.layout ?? null,
  };
}

export class ScenarioInputsDto {
  @ApiProperty({ type: String, format: 'date' })
  fromDate!: string;

  @ApiProperty({ type: [ScenarioTariffDto] })
  tariffs!: readonly ScenarioTariffDto[];

  @ApiProperty({ type: [ScenarioIndexDto], description: 'Without the years in which nothing changes' })
  volumeIndex!: readonly ScenarioIndexDto[];

  @ApiProperty({ type: [ScenarioIndexDto], description: 'Without the years in which nothing changes' })
  costIndex!: readonly ScenarioIndexDto[];

  @ApiProperty()
  baseYear!: number;

  @ApiProperty()
  throughYear!: number;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;
}
