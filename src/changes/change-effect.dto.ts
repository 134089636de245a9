import { ApiProperty } from '@nestjs/swagger';
import { TotalsDto } from '../shortfall/shortfall.dto.js';
import { PositionDto } from '../shortfall/state-position.dto.js';

/** What a change does, before it is made or after: figures before and after, side by side. */

export class FourSumsDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  netGap!: string;

  @ApiProperty()
  shortfall!: string;

  @ApiProperty()
  surplus!: string;
}

export class NationalEffectDto {
  @ApiProperty({ type: FourSumsDto })
  before!: FourSumsDto;

  @ApiProperty({ type: FourSumsDto })
  after!: FourSumsDto;

  @ApiProperty({ description: 'entitlement after − before' })
  entitlementDifference!: string;

  @ApiProperty({ description: 'netGap after − before' })
  netGapDifference!: string;
}

export class YearEffectDto extends NationalEffectDto {
  @ApiProperty({ example: 2022 })
  year!: number;
}

export class RulesEffectDto {
  @ApiProperty({ type: [YearEffectDto], description: 'Only years that it changes' })
  years!: YearEffectDto[];

  @ApiProperty({ type: NationalEffectDto, description: 'All years together' })
  total!: NationalEffectDto;
}

export class ClaimEffectDto {
  @ApiProperty({ type: TotalsDto, nullable: true, description: 'null: nothing was declared' })
  before!: TotalsDto | null;

  @ApiProperty({ type: TotalsDto, nullable: true })
  after!: TotalsDto | null;

  @ApiProperty({ description: 'gap after − before' })
  gapDifference!: string;
}

export class PositionEffectDto {
  @ApiProperty({ type: PositionDto })
  before!: PositionDto;

  @ApiProperty({ type: PositionDto })
  after!: PositionDto;

  @ApiProperty({ description: 'Whether a settlement of the year was recorded before: it will not fit any more' })
  settled!: boolean;
}

export class ExportEffectDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'What the export shows of this municipality and year' })
  shown!: TotalsDto | null;

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'What it would show after the change' })
  after!: TotalsDto | null;

  @ApiProperty({ description: 'gap after − shown' })
  gapDifference!: string;
}

export class MunicipalEffectDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 2022 })
  year!: number;

  @ApiProperty({ type: ClaimEffectDto, description: 'The year' })
  claimOfYear!: ClaimEffectDto;

  @ApiProperty({ type: ClaimEffectDto, description: 'All declared years together' })
  claimOfAllYears!: ClaimEffectDto;

  @ApiProperty({ type: PositionEffectDto, description: 'What is open with the State over the year' })
  position!: PositionEffectDto;

  @ApiProperty({ type: NationalEffectDto, nullable: true, description: 'The year; null: only VNG sees it' })
  nationalOfYear!: NationalEffectDto | null;

  @ApiProperty({ type: NationalEffectDto, nullable: true, description: 'All years together; null: only VNG sees it' })
  nationalOfAllYears!: NationalEffectDto | null;

  @ApiProperty({
    type: [ExportEffectDto],
    nullable: true,
    description: 'Exports already made that show this year; null: only VNG sees them',
  })
  exports!: ExportEffectDto[] | null;
}
