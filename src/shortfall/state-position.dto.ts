import { ApiProperty } from '@nestjs/swagger';
import { BASES, COMPONENTS } from '../kernel/scheme.js';
import { AnsweredDto } from './shortfall.dto.js';

export class PositionDto {
  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  advances!: string;

  @ApiProperty()
  settlements!: string;

  @ApiProperty({ description: 'What the State took back, as a positive amount' })
  reclaims!: string;

  @ApiProperty({ description: 'advances + settlements − reclaims' })
  received!: string;

  @ApiProperty({ description: 'entitlement − received. Positive: the State still owes it; negative: too much came in' })
  openPosition!: string;
}

export class ComponentPositionDto extends PositionDto {
  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ description: 'Left of a norm amount, which the municipality may keep' })
  keptSurplus!: string;
}

export class YearDeadlineDto {
  @ApiProperty({ enum: ['advance-application', 'sisa', 'settlement', 'reclaim'] })
  kind!: string;

  @ApiProperty({ type: String, format: 'date', description: 'The last day on which it is in time' })
  dueOn!: string;

  @ApiProperty({
    enum: ['done', 'upcoming', 'overdue', 'passed'],
    description:
      'done: an advance, an approved declaration or a settlement is recorded; overdue: it is not, and the day has gone by; passed: nothing had to be done',
  })
  status!: string;

  @ApiProperty()
  source!: string;
}

export class DueDto {
  @ApiProperty({ enum: ['state', 'municipality'], description: 'Who has to pay' })
  by!: string;

  @ApiProperty({ description: 'The open position, as a positive amount' })
  amount!: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day by which the year had to be settled' })
  since!: string;
}

export class YearPositionDto extends PositionDto {
  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: BASES, nullable: true })
  basis!: string | null;

  @ApiProperty({ description: 'Left of the norm amounts, which the municipality may keep' })
  keptSurplus!: string;

  @ApiProperty({ description: 'Own contributions, already off the entitlement (article 3(7))' })
  deduction!: string;

  @ApiProperty({ description: 'What decisions granted: transition and care, already in the entitlement' })
  grants!: string;

  @ApiProperty({ type: [ComponentPositionDto] })
  components!: ComponentPositionDto[];

  @ApiProperty({ type: [YearDeadlineDto] })
  deadlines!: YearDeadlineDto[];

  @ApiProperty({ type: DueDto, nullable: true, description: 'Open though the day of settlement has gone by' })
  due!: DueDto | null;

  @ApiProperty({ type: [String] })
  notices!: string[];
}

export class StatePositionDto extends AnsweredDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ type: [YearPositionDto], description: 'Years without an approved declaration have deadlines only' })
  years!: YearPositionDto[];

  @ApiProperty({ type: PositionDto, description: 'Over the declared years' })
  total!: PositionDto;
}
