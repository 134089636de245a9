import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { knownOnOf } from '../platform/http/known-on.js';
import { EntriesQuery, EntryListDto } from './ledger.dto.js';
import { JournalService } from './journal.service.js';

@ApiTags('ledger')
@Controller('v1/ledger')
export class LedgerController {
  constructor(
    private readonly journal: JournalService,
    private readonly clock: Clock,
  ) {}

  @Get('entries')
  @ApiOperation({ operationId: 'listLedgerEntries', summary: 'The journal of a municipality, in order of recording' })
  @ApiOkResponse({ type: EntryListDto })
  async entries(@Query() query: EntriesQuery): Promise<EntryListDto> {
    const knownOn = knownOnOf(query, this.clock.now());
    return this.journal.page(query.municipality, knownOn, query.cursor, query.limit);
  }
}
