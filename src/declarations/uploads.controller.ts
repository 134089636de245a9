import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import { FindingListDto, findingListDto } from './findings.dto.js';
import { uploadDto, UploadListDto, UploadsQuery } from './uploads.dto.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('declarations')
@Controller('v1/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listUploads',
    summary: 'Files that came in, newest first; those that were refused too',
  })
  @ApiOkResponse({ type: UploadListDto })
  async list(@Query() query: UploadsQuery): Promise<UploadListDto> {
    const filter = { municipalityCode: query.municipality ?? null, fiscalYear: query.year ?? null };
    const knownOn = knownOnOf(query, this.clock.now());
    const { uploads, total, moment } = await this.uploads.list(filter, query.limit, knownOn);
    return { items: uploads.map(uploadDto), total, knownOn: moment.toISOString() };
  }

  @Get(':id/findings')
  @ApiOperation({ operationId: 'listUploadFindings', summary: 'What was found in a file, of a refused one too' })
  @ApiOkResponse({ type: FindingListDto })
  @ApiNotFoundResponse({ description: 'No such upload' })
  async findings(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<FindingListDto> {
    return findingListDto(await this.uploads.findings(id, knownOnOf(query, this.clock.now())));
  }
}
