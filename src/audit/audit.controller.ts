import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CSV } from '../platform/http/media-types.js';
import { AuditQueryService } from './audit-query.service.js';
import {
  auditEventDto,
  AuditEventListDto,
  AuditEventsQuery,
  AuditFilterQuery,
  cursorOf,
  filterOf,
  placeOf,
} from './audit.dto.js';

@ApiTags('audit')
@Controller('v1/audit-events')
export class AuditController {
  constructor(private readonly trail: AuditQueryService) {}

  @Get()
  @ApiOperation({
    operationId: 'listAuditEvents',
    summary: 'Who did, saw or was refused what, when and from where; newest first',
  })
  @ApiOkResponse({ type: AuditEventListDto })
  async list(@Query() query: AuditEventsQuery): Promise<AuditEventListDto> {
    const after = query.cursor === undefined ? null : placeOf(query.cursor);
    const { events, total } = await this.trail.page(filterOf(query), after, query.limit);
    const last = events.at(-1);
    return {
      items: events.map(auditEventDto),
      total,
      ...(last && events.length === query.limit ? { nextCursor: cursorOf(last) } : {}),
    };
  }

  @Get('export')
  @ApiOperation({ operationId: 'exportAuditEvents', summary: 'The same as CSV, all of it, with its hashes' })
  @ApiOkResponse({ content: { [CSV]: { schema: { type: 'string' } } } })
  export(@Query() query: AuditFilterQuery): StreamableFile {
    return new StreamableFile(Readable.from(this.trail.csv(filterOf(query)), { objectMode: false }), {
      type: CSV,
      disposition: 'attachment; filename="logboek.csv"',
    });
  }
}
