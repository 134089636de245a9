import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/validators.js';
import { MunicipalityNameDto, NationalYearDto, NationalYearQuery } from '../national-question.dto.js';
import { SidesDto } from '../shortfall.dto.js';

export const COVERAGE_UNITS = ['municipalities', 'placeDays'] as const;

export class CostCoveringTariffQuery extends NationalYearQuery {
  @ApiPropertyOptional({ example: '0.75', default: '0.75', description: 'The share to cover, above 0 and up to 1' })
  @MayBeLeftOut()
  @Matches(/^(?=.*[1-9])(0\.\d{1,4}|1(\.0{1,4})?)$/, { message: 'Geef een aandeel boven 0 en tot en met 1, als 0.75.' })
  coverage: string = '0.75';

  @ApiPropertyOptional({ enum: COVERAGE_UNITS, default: 'municipalities', description: 'What it is a share of' })
  @MayBeLeftOut()
  @IsIn(COVERAGE_UNITS, { message: `Kies uit ${COVERAGE_UNITS.join(', ')}.` })
  of: (typeof COVERAGE_UNITS)[number] = 'municipalities';

  @ApiPropertyOptional({
    example: '57.00',
    description: 'Say of this tariff too what it would mean, in euro per place-day',
  })
  @MayBeLeftOut()
  @Matches(/^\d{1,5}(\.\d{1,2})?$/, { message: 'Geef een normbedrag per plekdag als 57.00.' })
  tariff?: string;
}

export class TariffOutcomeDto {
  @ApiProperty({ example: '57.12', description: 'In euro per place-day, rounded up to the cent' })
  tariff!: string;

  @ApiProperty({ type: String, nullable: true, example: '57.113402', description: 'What it was rounded up from' })
  rate!: string | null;

  @ApiProperty({ type: MunicipalityNameDto, nullable: true, description: 'Whose rate it is' })
  from!: MunicipalityNameDto | null;

  @ApiProperty({ description: 'Place-days × tariff less own contributions' })
  stateCost!: string;

  @ApiProperty({ description: 'What the State pays more than now; below zero less' })
  stateCostChange!: string;

  @ApiProperty()
  netGap!: string;

  @ApiProperty()
  shortfall!: string;

  @ApiProperty()
  surplus!: string;

  @ApiProperty({ type: SidesDto })
  municipalities!: SidesDto;

  @ApiProperty({ description: 'How many municipalities have no shortfall at it' })
  coveredMunicipalities!: number;

  @ApiProperty()
  coveredPlaceDays!: string;
}

export class GooSumsDto {
  @ApiProperty({ type: [MunicipalityNameDto] })
  municipalities!: MunicipalityNameDto[];

  @ApiProperty({ description: 'Of component goo' })
  realCost!: string;

  @ApiProperty({ description: 'Own contributions, which lower the entitlement' })
  deduction!: string;

  @ApiProperty({ description: 'What there is a right to now' })
  entitlement!: string;

  @ApiProperty()
  placeDays!: string;
}

export class TariffDistributionDto {
  @ApiProperty({ type: TariffOutcomeDto })
  p10!: TariffOutcomeDto;

  @ApiProperty({ type: TariffOutcomeDto })
  p25!: TariffOutcomeDto;

  @ApiProperty({ type: TariffOutcomeDto })
  median!: TariffOutcomeDto;

  @ApiProperty({ type: TariffOutcomeDto })
  p75!: TariffOutcomeDto;

  @ApiProperty({ type: TariffOutcomeDto })
  p90!: TariffOutcomeDto;
}

export class TariffInForceDto {
  @ApiProperty({ example: 'goo-place-day-2025-01-01-v1' })
  id!: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validUntil!: string | null;

  @ApiProperty({ example: '44.00' })
  amount!: string;

  @ApiProperty()
  source!: string;
}

export class CostCoveringTariffDto extends NationalYearDto {
  @ApiProperty({ type: [TariffInForceDto], description: 'What the law says for days of the year' })
  inForce!: TariffInForceDto[];

  @ApiProperty({ type: GooSumsDto, description: 'Who declared, and has place-days' })
  counted!: GooSumsDto;

  @ApiProperty({ type: GooSumsDto, description: 'Who declared, but has no place-days and so no rate' })
  leftOut!: GooSumsDto;

  @ApiProperty({ type: [MunicipalityNameDto], description: 'Who did not declare, and is in no figure here' })
  notDeclared!: MunicipalityNameDto[];

  @ApiProperty({ type: TariffOutcomeDto, nullable: true, description: 'At this rate the national gap is zero' })
  weightedMean!: TariffOutcomeDto | null;

  @ApiProperty({ type: TariffDistributionDto, nullable: true, description: 'Each municipality weighs the same' })
  overMunicipalities!: TariffDistributionDto | null;

  @ApiProperty({ example: '0.75' })
  coverage!: string;

  @ApiProperty({ enum: COVERAGE_UNITS })
  of!: string;

  @ApiProperty({ type: TariffOutcomeDto, nullable: true, description: 'The smallest tariff that covers that share' })
  covering!: TariffOutcomeDto | null;

  @ApiProperty({ type: TariffOutcomeDto, nullable: true, description: 'Of the tariff that was asked about' })
  asked!: TariffOutcomeDto | null;
}
