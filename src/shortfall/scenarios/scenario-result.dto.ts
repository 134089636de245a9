import { ApiProperty } from '@nestjs/swagger';
import { COMPONENTS } from '../../kernel/scheme.js';
import { CompletenessDto, SidesDto } from '../shortfall.dto.js';
import { ScenarioInputsDto } from './scenarios.dto.js';

/** Figures of one component, in euro. */
export class ScenarioFiguresDto {
  @ApiProperty({ example: '1043900.00' })
  realCost!: string;

  @ApiProperty({ example: '803000.00' })
  entitlement!: string;

  @ApiProperty({ description: 'realCost − entitlement: positive is a shortfall, negative a surplus' })
  gap!: string;

  @ApiProperty({ description: 'Place-days or person-months that earn nothing, for no tariff is set' })
  quantityWithoutTariff!: string;
}

/** The four sums over municipalities; of a difference, a shortfall is a loss and a surplus a gain. */
export class ScenarioSumsDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty({ description: 'realCost − entitlement, and shortfall − surplus' })
  netGap!: string;

  @ApiProperty({ description: 'Over municipalities whose gap is positive; of a difference: over those that lose' })
  shortfall!: string;

  @ApiProperty({ description: 'Over municipalities whose gap is negative, as a positive amount; those that gain' })
  surplus!: string;

  @ApiProperty({ type: SidesDto })
  municipalities!: SidesDto;
}

export class ScenarioOutcomeDto {
  @ApiProperty({ type: ScenarioSumsDto, description: 'As posted, or carried forward from the base year' })
  baseline!: ScenarioSumsDto;

  @ApiProperty({ type: ScenarioSumsDto })
  scenario!: ScenarioSumsDto;

  @ApiProperty({ type: ScenarioSumsDto, description: 'Of what the scenario changes in the gap of each municipality' })
  difference!: ScenarioSumsDto;
}

export class ScenarioYearDto extends ScenarioOutcomeDto {
  @ApiProperty()
  year!: number;

  @ApiProperty({ description: 'Whether its baseline is carried forward from the base year' })
  carriedForward!: boolean;

  @ApiProperty({ type: CompletenessDto, description: 'Of the base year, for a year that is carried forward from it' })
  completeness!: CompletenessDto;
}

export class ScenarioComponentDto {
  @ApiProperty()
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ example: 'Gemeentelijke opvang (GOO)', description: 'In Dutch' })
  label!: string;

  @ApiProperty({ type: ScenarioFiguresDto })
  baseline!: ScenarioFiguresDto;

  @ApiProperty({ type: ScenarioFiguresDto })
  scenario!: ScenarioFiguresDto;

  @ApiProperty({ type: ScenarioFiguresDto, description: 'scenario − baseline' })
  difference!: ScenarioFiguresDto;
}

export class ScenarioMunicipalityDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty()
  baselineGap!: string;

  @ApiProperty()
  scenarioGap!: string;

  @ApiProperty({ description: 'Positive: it loses; negative: it gains' })
  difference!: string;
}

/** What came out, and all that it rests on. It holds nothing of when or by whom it was asked. */
export class ScenarioResultDto {
  @ApiProperty({ description: 'The year of fromDate, or the base year where that is earlier' })
  fromYear!: number;

  @ApiProperty()
  throughYear!: number;

  @ApiProperty({ type: [ScenarioYearDto], description: 'Each municipality is netted over the components of the year' })
  years!: ScenarioYearDto[];

  @ApiProperty({ type: ScenarioOutcomeDto, description: 'Each municipality is netted over years and components' })
  total!: ScenarioOutcomeDto;

  @ApiProperty({ type: [ScenarioComponentDto], description: 'They add up to the years, to the cent' })
  components!: ScenarioComponentDto[];

  @ApiProperty({ type: [ScenarioMunicipalityDto], description: 'They add up to the total, to the cent' })
  municipalities!: ScenarioMunicipalityDto[];

  @ApiProperty({
    example: 'gesaldeerd over 2025 tot en met 2030 en over de onderdelen',
    description: 'Of total and municipalities',
  })
  netting!: string;

  @ApiProperty({ type: [String], description: 'What it rests on, in Dutch' })
  assumptions!: string[];
}

export class ScenarioSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: ScenarioInputsDto })
  inputs!: ScenarioInputsDto;

  @ApiProperty({ type: String, format: 'date-time', description: 'The baseline is as it was known at this moment' })
  knownOn!: string;

  @ApiProperty({ description: 'SHA-256 of inputs and knownOn: the same question has the same' })
  inputsSha256!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class ScenarioDto extends ScenarioSummaryDto {
  @ApiProperty({ type: ScenarioResultDto })
  result!: ScenarioResultDto;
}

export class ScenarioListDto {
  @ApiProperty({ type: [ScenarioSummaryDto], description: 'Oldest first' })
  items!: ScenarioSummaryDto[];

  @ApiProperty()
  total!: number;
}

export class HashPairDto {
  @ApiProperty({ description: 'SHA-256 of what is stored' })
  stored!: string;

  @ApiProperty({ description: 'SHA-256 of what was reckoned just now' })
  reckoned!: string;
}

export class ReproductionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Whether inputs and result are the same, byte by byte' })
  isSame!: boolean;

  @ApiProperty({ type: HashPairDto })
  inputsSha256!: HashPairDto;

  @ApiProperty({ type: HashPairDto })
  resultSha256!: HashPairDto;
}

export class ComparedOutcomeDto extends ScenarioOutcomeDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class ComparedYearDto {
  @ApiProperty()
  year!: number;

  @ApiProperty({
    type: [ComparedOutcomeDto],
    description: 'In the order asked for, of those scenarios that hold the year',
  })
  outcomes!: ComparedOutcomeDto[];
}

export class ComparisonDto {
  @ApiProperty({ type: [ScenarioSummaryDto], description: 'In the order asked for' })
  scenarios!: ScenarioSummaryDto[];

  @ApiProperty({ type: [ComparedYearDto] })
  years!: ComparedYearDto[];

  @ApiProperty({ type: [String], description: 'What the reader must know, in Dutch' })
  notices!: string[];
}
