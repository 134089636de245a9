import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { KnownOnQuery } from '../../platform/http/known-on.js';
import { IsFiscalYear, IsMunicipalityCode } from '../../platform/http/validators.js';
import { MunicipalityNameDto } from '../national-question.dto.js';

export class BenchmarkQuery extends KnownOnQuery {
  @ApiProperty({ example: 'GM0193', description: 'Somebody of a municipality may leave it out: it is their own' })
  @IsMunicipalityCode()
  municipality!: string;

  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}

export class PeerGroupDto {
  @ApiProperty({ description: 'Others that declared and have place-days' })
  peers!: number;

  @ApiProperty({ description: 'Others that did not declare' })
  silent!: number;

  @ApiProperty()
  withoutPlaceDays!: number;

  @ApiProperty({ enum: ['fewer-than-five', 'differs-by-fewer-than-five'], nullable: true })
  hidden!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why nothing is shown, in Dutch' })
  hiddenBecause!: string | null;
}

export class PeerFiguresDto {
  @ApiProperty({ type: String, nullable: true, example: '41.30', description: 'To € 0.10; null: not shown' })
  p10!: string | null;

  @ApiProperty({ type: String, nullable: true })
  p25!: string | null;

  @ApiProperty({ type: String, nullable: true })
  median!: string | null;

  @ApiProperty({ type: String, nullable: true })
  p75!: string | null;

  @ApiProperty({ type: String, nullable: true })
  p90!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '62.50',
    description: 'How many of them cost less, in percent',
  })
  percentageLower!: string | null;
}

export class BenchmarkFiguresDto {
  @ApiProperty({ type: String, nullable: true, description: 'Cost per place-day; null without place-days' })
  own!: string | null;

  @ApiProperty({ type: PeerFiguresDto, nullable: true })
  all!: PeerFiguresDto | null;

  @ApiProperty({ type: PeerFiguresDto, nullable: true, description: 'Of the same size class' })
  similar!: PeerFiguresDto | null;
}

export class CategoryBenchmarkDto extends BenchmarkFiguresDto {
  @ApiProperty({ example: 'goo-catering' })
  costCategory!: string;

  @ApiProperty({ example: 'Catering', description: 'In Dutch' })
  label!: string;
}

export class BenchmarkDto extends MunicipalityNameDto {
  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty()
  year!: number;

  @ApiProperty({ description: 'false: no approved declaration of the year' })
  declared!: boolean;

  @ApiProperty({ type: PeerGroupDto })
  all!: PeerGroupDto;

  @ApiProperty({ type: PeerGroupDto })
  similar!: PeerGroupDto;

  @ApiProperty({ type: BenchmarkFiguresDto, description: 'All costs of component goo' })
  total!: BenchmarkFiguresDto;

  @ApiProperty({ type: [CategoryBenchmarkDto] })
  categories!: CategoryBenchmarkDto[];

  @ApiProperty({ type: [String] })
  notices!: string[];
}
