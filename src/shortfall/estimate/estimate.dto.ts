import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { ASSUMPTION_CODES } from '../../kernel/national-estimate.js';
import { NARROWING_REASONS } from '../../kernel/self-selection.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { IsFiscalYear, MayBeLeftOut } from '../../platform/http/validators.js';
import { MunicipalityNameDto, NationalYearDto, NationalYearQuery } from '../national-question.dto.js';

export const ESTIMATED_FIGURES = ['gap', 'realCost', 'entitlement'] as const;
export type EstimatedFigure = (typeof ESTIMATED_FIGURES)[number];

export class EstimateQuery extends NationalYearQuery {
  @ApiPropertyOptional({ enum: ESTIMATED_FIGURES, default: 'gap' })
  @MayBeLeftOut()
  @IsIn(ESTIMATED_FIGURES, { message: `Kies uit ${ESTIMATED_FIGURES.join(', ')}.` })
  figure: EstimatedFigure = 'gap';

  @ApiPropertyOptional({
    minimum: FIRST_FISCAL_YEAR,
    description:
      'The year whose realised places are the auxiliary variable; default: the year before, else the year itself',
  })
  @IsOptional()
  @Type(() => Number)
  @IsFiscalYear()
  placesOf?: number;
}

export class IntervalDto {
  @ApiProperty()
  lower!: string;

  @ApiProperty()
  upper!: string;
}

export class StratumDto {
  @ApiProperty({ example: '20000-50000', description: 'Inhabitants: the first included, the last not' })
  stratum!: string;

  @ApiProperty({ type: [String], description: 'More than one where classes were merged' })
  sizeClasses!: string[];

  @ApiProperty({ enum: ['realised-places', 'population'] })
  auxiliary!: string;

  @ApiProperty({ description: 'N' })
  municipalities!: number;

  @ApiProperty({ description: 'n' })
  respondents!: number;

  @ApiProperty({ example: '0.8123', description: 'The share of the auxiliary variable that declared' })
  coverage!: string;

  @ApiProperty({ example: '13.412345', description: 'Euro per place or per inhabitant' })
  ratio!: string;

  @ApiProperty()
  declared!: string;

  @ApiProperty()
  estimated!: string;

  @ApiProperty()
  total!: string;

  @ApiProperty()
  standardError!: string;
}

export class AssumptionDto {
  @ApiProperty({ enum: ASSUMPTION_CODES })
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The stratum it holds for; null: the whole estimate' })
  stratum!: string | null;

  @ApiProperty({ description: 'In Dutch' })
  text!: string;
}

export class SelectionScenarioDto {
  @ApiProperty({
    example: '1.65',
    description: 'What one standard deviation of extra cost does to the odds of answering',
  })
  oddsFactor!: string;

  @ApiProperty()
  total!: string;
}

export class SelfSelectionBandDto extends IntervalDto {
  @ApiProperty({ type: [SelectionScenarioDto] })
  scenarios!: SelectionScenarioDto[];

  @ApiProperty()
  lowest!: string;

  @ApiProperty()
  highest!: string;
}

export class NarrowingDto extends MunicipalityNameDto {
  @ApiProperty()
  stratum!: string;

  @ApiProperty({ enum: NARROWING_REASONS })
  reason!: string;

  @ApiProperty({ description: 'In Dutch' })
  text!: string;

  @ApiProperty({ example: '0.1234', description: 'The share of the variance that may be expected to go' })
  shareOfVariance!: string;
}

export class EstimatedTotalDto {
  @ApiProperty({ description: 'The part of who did not declare' })
  estimated!: string;

  @ApiProperty({ description: 'Declared and estimated' })
  total!: string;

  @ApiProperty()
  standardError!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Of the t distribution; null without a standard error' })
  degreesOfFreedom!: number | null;

  @ApiProperty({ type: IntervalDto, description: 'With 95 % confidence, under the assumptions' })
  interval!: IntervalDto;

  @ApiProperty({ type: [StratumDto] })
  strata!: StratumDto[];

  @ApiProperty({ type: [AssumptionDto] })
  assumptions!: AssumptionDto[];

  @ApiProperty({
    type: SelfSelectionBandDto,
    description: 'What the total becomes if who declares depends on what it costs; the range to stand by',
  })
  selfSelection!: SelfSelectionBandDto;

  @ApiProperty({ type: [NarrowingDto], description: 'Whose declaration would narrow the interval, most first' })
  narrowing!: NarrowingDto[];
}

export class EstimateDto extends NationalYearDto {
  @ApiProperty({ enum: ESTIMATED_FIGURES })
  figure!: string;

  @ApiProperty({ description: 'The year whose realised places are the auxiliary variable' })
  placesOf!: number;

  @ApiProperty({ description: 'N' })
  municipalities!: number;

  @ApiProperty({ description: 'n: who declared' })
  respondents!: number;

  @ApiProperty({ type: String, nullable: true, example: '0.8123' })
  coverageOfMunicipalities!: string | null;

  @ApiProperty({ type: String, nullable: true })
  coverageOfPopulation!: string | null;

  @ApiProperty({ description: 'The sum of the approved declarations: known, without any estimate' })
  hardFloor!: string;

  @ApiProperty({ type: EstimatedTotalDto, nullable: true, description: 'null: there is too little to estimate from' })
  estimate!: EstimatedTotalDto | null;

  @ApiProperty({ enum: ['fewer-than-two-respondents', 'population-unknown'], nullable: true })
  reason!: string | null;
}
