import { Controller, Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { OutlookDto, OutlookQuery } from './outlook.dto.js';
import { OutlookService } from './outlook.service.js';
import { amountsOf, indexOf } from './year-notation.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/outlook')
export class OutlookController {
  constructor(
    private readonly outlooks: OutlookService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getOutlook', summary: 'A declared year carried to later years, with a range' })
  @ApiOkResponse({ type: OutlookDto })
  @ApiConflictResponse({ description: 'Nothing is declared that could be carried forward' })
  async outlook(@Query() query: OutlookQuery): Promise<OutlookDto> {
    const { baseYear = null, throughYear, layout = null } = query;
    const question = {
      ...{ baseYear, throughYear, layout },
      volumeIndex: indexOf(query.volumeIndex) ?? new Map<number, string>(),
      costIndex: indexOf(query.costIndex) ?? new Map<number, string>(),
      gooTariff: amountsOf(query.gooTariff) ?? new Map<string, string>(),
      pooTariff: amountsOf(query.pooTariff) ?? new Map<string, string>(),
    };
    return this.outlooks.outlook(question, knownOnOf(query, this.clock.now()));
  }
}
