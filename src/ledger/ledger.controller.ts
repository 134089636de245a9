import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EntriesQuery, EntryListDto } from './ledger.dto.js';
import { JournalService } from './journal.service.js';

@ApiTags('ledger')
@Controller('v1/ledger')
export class LedgerController {
  constructor(private readonly journal: JournalService) {}

  @Get('entries')
  @ApiOperation({ operationId: 'listLedgerEntries', summary: 'The journal of a municipality, in order of recording' })
  @ApiOkResponse({ type: EntryListDto })
  async entries(@Query() query: EntriesQuery): Promise<EntryListDto> {
    return this.journal.page(query.municipality, query.cursor, query.limit);
  }
}
