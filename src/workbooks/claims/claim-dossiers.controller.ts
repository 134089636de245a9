import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../../platform/http/known-on.js';
import { PDF, XLSX } from '../../platform/http/media-types.js';
import { ClaimDossiersService } from './claim-dossiers.service.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;
const NONE = { description: 'No such claim' };

@ApiTags('claims')
@Controller('v1/claims/:id')
export class ClaimDossiersController {
  constructor(
    private readonly dossiers: ClaimDossiersService,
    private readonly clock: Clock,
  ) {}

  @Get('workbook')
  @ApiOperation({
    operationId: 'downloadClaim',
    summary:
      'Its dossier: figures, lines, differences since it was sealed, evidence, tariffs; a draft says that it is one',
  })
  @ApiOkResponse({ content: { [XLSX]: BINARY } })
  @ApiNotFoundResponse(NONE)
  async workbook(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<StreamableFile> {
    const { name, content } = await this.dossiers.workbook(id, knownOnOf(query, this.clock.now()));
    return new StreamableFile(content, { type: XLSX, disposition: `attachment; filename="${name}.xlsx"` });
  }

  @Get('annex')
  @ApiOperation({ operationId: 'downloadClaimAnnex', summary: 'The annex of its letter, as a tagged PDF in Dutch' })
  @ApiOkResponse({ content: { [PDF]: BINARY } })
  @ApiNotFoundResponse(NONE)
  async annex(@Param('id') id: string): Promise<StreamableFile> {
    const { name, content } = await this.dossiers.annex(id);
    return new StreamableFile(content, { type: PDF, disposition: `attachment; filename="${name}.pdf"` });
  }
}
