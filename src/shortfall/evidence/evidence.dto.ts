import { ApiProperty } from '@nestjs/swagger';
import { EVIDENCE_FACTS, EVIDENCE_GRADES } from '../../kernel/evidence-grade.js';
import { MunicipalityNameDto, NationalYearDto } from '../national-question.dto.js';
import { SidesDto } from '../shortfall.dto.js';

export class EvidenceFactDto {
  @ApiProperty({ enum: EVIDENCE_FACTS })
  fact!: string;

  @ApiProperty({ example: 'Bewijsstukken genoemd', description: 'In Dutch' })
  label!: string;

  @ApiProperty({ enum: ['holds', 'fails', 'unknown'] })
  state!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '95.20 % van de kosten',
    description: 'What was seen, in Dutch',
  })
  seen!: string | null;
}

export class GradedDeclarationDto {
  @ApiProperty({ type: String, format: 'date-time' })
  knownOn!: string;

  @ApiProperty({ example: 'GM0193-2025-1' })
  declaration!: string;

  @ApiProperty({ enum: EVIDENCE_GRADES })
  grade!: string;

  @ApiProperty({ type: [EvidenceFactDto] })
  facts!: EvidenceFactDto[];
}

export class DeclarationGradeDto extends MunicipalityNameDto {
  @ApiProperty({ example: 'GM0193-2025-1' })
  declaration!: string;

  @ApiProperty({ enum: EVIDENCE_GRADES })
  grade!: string;

  @ApiProperty({ type: [EvidenceFactDto] })
  facts!: EvidenceFactDto[];

  @ApiProperty({ description: 'Netted over components' })
  gap!: string;
}

export class GradeSumsDto {
  @ApiProperty()
  netGap!: string;

  @ApiProperty()
  shortfall!: string;

  @ApiProperty()
  surplus!: string;

  @ApiProperty({ type: SidesDto })
  municipalities!: SidesDto;
}

export class GradeDto extends GradeSumsDto {
  @ApiProperty({ enum: EVIDENCE_GRADES })
  grade!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { enum: ['holds', 'not-failed', 'any'] },
    description: 'What the grade needs of each fact',
  })
  needs!: Record<string, string>;
}

export class EvidenceDto extends NationalYearDto {
  @ApiProperty({ enum: ['components'], isArray: true, description: 'What a municipality’s gap is netted over' })
  nettedOver!: string[];

  @ApiProperty({ type: [GradeDto], description: 'The grades add up to the total' })
  grades!: GradeDto[];

  @ApiProperty({ type: GradeSumsDto })
  total!: GradeSumsDto;

  @ApiProperty({ type: [DeclarationGradeDto] })
  declarations!: DeclarationGradeDto[];
}
