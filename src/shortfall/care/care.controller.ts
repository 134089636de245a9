import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { groupingsOf } from '../national-frame.js';
import { ShortfallService } from '../shortfall.service.js';
import { CareDto, CareQuery } from './care.dto.js';
import { CareService } from './care.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/psychosocial-care')
export class CareController {
  constructor(
    private readonly care: CareService,
    private readonly shortfall: ShortfallService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getPsychosocialCare',
    summary: 'Psychosocial and psychiatric care: cost by route, per person received, and the share that nobody covers',
  })
  @ApiOkResponse({ type: CareDto })
  async ofYears(@Query() query: CareQuery): Promise<CareDto> {
    const question = { ...this.shortfall.rangeOf(query), layout: query.layout ?? null };
    return this.care.ofYears(question, groupingsOf(query.groupBy) ?? [], knownOnOf(query, this.clock.now()));
  }
}
