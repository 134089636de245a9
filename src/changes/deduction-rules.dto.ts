import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsFiscalYear } from '../platform/http/validators.js';
import { DeductionRuleDto } from '../reference/reference.dto.js';
import { RulesEffectDto } from './change-effect.dto.js';
import { ReassessmentDto } from './reassessment.dto.js';

export class YearParameter {
  @ApiProperty({ example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}

const SOURCE_MESSAGE = { message: 'Geef de lezing van de regeling waarop dit berust.' };

export class NewDeductionRuleDto {
  @ApiProperty({ description: 'Whether own contributions lower the entitlement of component goo (article 3(7))' })
  @IsBoolean({ message: 'Kies true of false.' })
  deducts!: boolean;

  @ApiProperty({ maxLength: 500, description: 'The reading of the law that it rests on' })
  @IsString(SOURCE_MESSAGE)
  @IsNotEmpty(SOURCE_MESSAGE)
  @MaxLength(500, { message: 'De bron mag hoogstens 500 tekens lang zijn.' })
  source!: string;
}

export class DeductionChangeDto extends DeductionRuleDto {
  @ApiProperty({ description: 'true: nothing was recorded' })
  dryRun!: boolean;

  @ApiProperty({ type: RulesEffectDto })
  effect!: RulesEffectDto;

  @ApiProperty({ type: ReassessmentDto, nullable: true })
  reassessment!: ReassessmentDto | null;
}
