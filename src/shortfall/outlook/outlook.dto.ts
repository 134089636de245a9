import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { LAST_OUTLOOK_YEAR } from '../../kernel/outlook.js';
import { CERTAINTIES } from '../../kernel/tariff-schedule.js';
import { KnownOnQuery } from '../../platform/http/known-on.js';
import { IsFiscalYear, MayBeLeftOut } from '../../platform/http/validators.js';
import { IsOutlookYear } from '../baseline/validators.js';
import { amountsOf, indexOf } from './year-notation.js';

/** Factors by year, as a text of an address. */
function YearIndexText(what: string): PropertyDecorator {
  return (target, property) => {
    const description = `${what}: a factor of the base year for each later year; a year that is not named has 1`;
    ApiPropertyOptional({ type: String, example: '2026:1.02,2027:1.05', description })(target, property);
    MayBeLeftOut()(target, property);
    ValidateBy(
      { name: 'isYearIndex', validator: { validate: (value) => indexOf(value) !== null } },
      { message: 'Geef per jaar een factor als 2026:1.02,2027:1.05.' },
    )(target, property);
  };
}

/** Amounts from a day on, as a text of an address. */
function TariffText(what: string): PropertyDecorator {
  return (target, property) => {
    const description = `${what}: each amount from its day until that of the next; before the first day, the law`;
    ApiPropertyOptional({ type: String, example: '2026-01-01:48.00,2028-01-01:50.00', description })(target, property);
    MayBeLeftOut()(target, property);
    ValidateBy(
      { name: 'isTariffText', validator: { validate: (value) => amountsOf(value) !== null } },
      { message: 'Geef bedragen vanaf een dag als 2026-01-01:48.00,2028-01-01:50.00.' },
    )(target, property);
  };
}

export class OutlookQuery extends KnownOnQuery {
  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    maximum: LAST_OUTLOOK_YEAR - 1,
    description: 'The year that is carried forward. Default: the last declared one that is over',
  })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsOutlookYear()
  baseYear?: number;

  @ApiPropertyOptional({ minimum: FIRST_FISCAL_YEAR + 1, maximum: LAST_OUTLOOK_YEAR, description: 'Included' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsOutlookYear()
  throughYear: number = LAST_OUTLOOK_YEAR;

  @YearIndexText('Numbers received')
  volumeIndex?: string;

  @YearIndexText('Prices')
  costIndex?: string;

  @TariffText('Euro per place-day')
  gooTariff?: string;

  @TariffText('Euro per person-month')
  pooTariff?: string;

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description: 'Add predecessors to their successors as municipalities were on 1 January of this year',
  })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsFiscalYear()
  layout?: number;
}

export class OutlookFiguresDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty({ description: 'realCost − entitlement: positive is a shortfall, negative a surplus' })
  gap!: string;
}

export class RangeDto {
  @ApiProperty()
  low!: string;

  @ApiProperty()
  central!: string;

  @ApiProperty()
  high!: string;
}

/** For the whole country, those who did not declare included. */
export class OutlookRangeDto {
  @ApiProperty({ type: RangeDto })
  realCost!: RangeDto;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty({ type: RangeDto })
  gap!: RangeDto;

  @ApiProperty({ type: RangeDto, description: 'Of this year and the later years before it' })
  cumulativeGap!: RangeDto;
}

export class WithoutTariffDto {
  @ApiProperty()
  placeDays!: string;

  @ApiProperty()
  personMonths!: string;
}

export class OutlookYearDto extends OutlookFiguresDto {
  @ApiProperty()
  year!: number;

  @ApiProperty({ type: OutlookFiguresDto, description: 'Of this year and the later years before it' })
  cumulative!: OutlookFiguresDto;

  @ApiProperty({ enum: CERTAINTIES, description: 'The least certain of the tariffs that something is counted at' })
  certainty!: string;

  @ApiProperty({ type: WithoutTariffDto, description: 'Counted, but earning nothing: no tariff is set' })
  withoutTariff!: WithoutTariffDto;

  @ApiProperty({ type: OutlookRangeDto, nullable: true, description: 'null: it cannot be estimated; see reason' })
  range!: OutlookRangeDto | null;
}

export class OutlookEstimateDto {
  @ApiProperty({
    enum: ['fewer-than-two-respondents', 'nothing-to-grow-by', 'population-unknown'],
    nullable: true,
    type: String,
    description: 'Why there is no range; null: there is one',
  })
  reason!: string | null;

  @ApiProperty({ description: 'Municipalities that are due to declare the base year' })
  municipalities!: number;

  @ApiProperty({ description: 'Of these, those that did' })
  respondents!: number;

  @ApiProperty({ type: RangeDto, nullable: true, description: 'The gap of the base year for the whole country' })
  gap!: RangeDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of its central value, for who declares by chance' })
  standardError!: string | null;
}

export class OutlookDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;

  @ApiProperty()
  baseYear!: number;

  @ApiProperty()
  throughYear!: number;

  @ApiProperty({ type: OutlookFiguresDto, description: 'The base year as posted, of those who declared it' })
  base!: OutlookFiguresDto;

  @ApiProperty({ type: [OutlookYearDto], description: 'Of those who declared the base year' })
  years!: OutlookYearDto[];

  @ApiProperty({ type: OutlookEstimateDto })
  estimate!: OutlookEstimateDto;

  @ApiProperty({ type: [String], description: 'What it rests on, in Dutch' })
  assumptions!: string[];
}
