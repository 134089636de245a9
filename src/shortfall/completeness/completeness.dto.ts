import { ApiProperty } from '@nestjs/swagger';
import { MunicipalityNameDto, NationalYearDto } from '../national-question.dto.js';

export const YEAR_STATUSES = ['approved', 'submitted', 'returned', 'draft', 'nothing'] as const;

export class YearCountsDto {
  @ApiProperty({ description: 'Yearly declarations that are due' })
  expected!: number;

  @ApiProperty({ description: 'Of these, approved: only these are in the national figures' })
  approved!: number;

  @ApiProperty({ description: 'Handed in for approval' })
  submitted!: number;

  @ApiProperty()
  returned!: number;

  @ApiProperty()
  draft!: number;

  @ApiProperty({ description: 'Not a single file' })
  nothing!: number;

  @ApiProperty({ type: String, nullable: true, example: '87.50', description: 'Approved, in percent of what is due' })
  approvedPercentage!: string | null;
}

export class RegionCompletenessDto extends YearCountsDto {
  @ApiProperty({ enum: ['province', 'safetyRegion', 'sizeClass'] })
  grouping!: string;

  @ApiProperty({ example: 'VR04' })
  key!: string;

  @ApiProperty({ example: 'IJsselland', description: 'In Dutch' })
  label!: string;
}

export class MunicipalCompletenessDto extends MunicipalityNameDto {
  @ApiProperty()
  province!: string;

  @ApiProperty({ example: 'IJsselland' })
  safetyRegion!: string;

  @ApiProperty({ enum: YEAR_STATUSES })
  status!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2025-1' })
  declaration!: string | null;

  @ApiProperty({ type: [String], example: ['2025-01'], description: 'Months with any cost' })
  costMonths!: string[];

  @ApiProperty({ type: [String], description: 'Months with any place or person' })
  receptionMonths!: string[];

  @ApiProperty({ type: [String], description: 'Months of the scheme in the year with neither' })
  emptyMonths!: string[];
}

export class CallDto extends MunicipalityNameDto {
  @ApiProperty({ example: 'IJsselland' })
  safetyRegion!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Inhabitants; the list is in their order' })
  population!: number | null;

  @ApiProperty({ enum: YEAR_STATUSES })
  status!: string;

  @ApiProperty({ example: 'Nog geen bestand ingeleverd.', description: 'What to ask for, in Dutch' })
  reason!: string;
}

export class CompletenessAnswerDto extends NationalYearDto {
  @ApiProperty({ type: YearCountsDto })
  total!: YearCountsDto;

  @ApiProperty({ type: [RegionCompletenessDto], description: 'By province, safety region and size class' })
  groups!: RegionCompletenessDto[];

  @ApiProperty({ type: [MunicipalCompletenessDto] })
  municipalities!: MunicipalCompletenessDto[];

  @ApiProperty({ type: [CallDto], description: 'Who to call: not approved yet, largest first' })
  toCall!: CallDto[];
}
