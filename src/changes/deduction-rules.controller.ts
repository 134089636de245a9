import { Body, Controller, Param, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingPerson } from '../platform/http/acting-person.js';
import { readableText } from '../declarations/readable-text.js';
import { DryRunQuery, orderOf } from './change-order.js';
import { DeductionChangeDto, NewDeductionRuleDto, YearParameter } from './deduction-rules.dto.js';
import { DeductionRulesService } from './deduction-rules.service.js';
import { reassessmentDto } from './reassessment.dto.js';

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
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
  ): Promise<DeductionChangeDto> {
    const rule = { year, deducts: body.deducts, source: readableText(body.source, 'source') };
    const { effect, job } = await this.rules.switch(rule, orderOf(query, person));
    return { ...rule, dryRun: query.dryRun, effect, reassessment: reassessmentDto(job) };
  }
}
