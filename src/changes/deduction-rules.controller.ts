import { Body, Controller, Param, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { UNIDENTIFIED } from '../declarations/person.js';
import { readableText } from '../declarations/readable-text.js';
import { DeductionRuleDto } from '../reference/reference.dto.js';
import { DeductionRulesService } from './deduction-rules.service.js';
import { ReassessmentDto, reassessmentDto, RulesEffectDto } from './rules-effect.js';
import { DryRunQuery } from './tariff-changes.dto.js';

const YEAR_MESSAGE = { message: 'Geef een jaar als 2024.' };

class YearParameter {
  @ApiProperty({ example: 2025 })
  @Type(() => Number)
  @IsInt(YEAR_MESSAGE)
  @Min(FIRST_FISCAL_YEAR, YEAR_MESSAGE)
  @Max(2100, YEAR_MESSAGE)
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

@ApiTags('reference')
@Controller('v1/deduction-rules')
export class DeductionRulesController {
  constructor(private readonly rules: DeductionRulesService) {}

  @Put(':year')
  @ApiOperation({
    operationId: 'switchDeduction',
    summary: 'Deduct own contributions of a year, or not; all who declared it are reassessed',
  })
  @ApiOkResponse({ type: DeductionChangeDto })
  @ApiNotFoundResponse({ description: 'Nothing is laid down for this year' })
  @ApiConflictResponse({ description: 'It is so already' })
  async switch(
    @Param() { year }: YearParameter,
    @Body() body: NewDeductionRuleDto,
    @Query() { dryRun }: DryRunQuery,
  ): Promise<DeductionChangeDto> {
    const rule = { year, deducts: body.deducts, source: readableText(body.source, 'source') };
    const { effect, job } = await this.rules.switch(rule, { by: UNIDENTIFIED, dryRun });
    return { ...rule, dryRun, effect, reassessment: reassessmentDto(job) };
  }
}
