import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ActingPerson } from '../platform/http/acting-person.js';
import { PDF, XLSX } from '../platform/http/media-types.js';
import { Clock } from '../platform/clock.js';
import { knownOnOf } from '../platform/http/known-on.js';
import { PREFER_WAIT, preferredWaitMs } from '../platform/http/prefer-wait.js';
import { ProblemError } from '../platform/http/problem.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import {
  CorrectionNoticeListDto,
  correctionNoticeListDto,
  ExportContentDto,
  exportContentDto,
  ExportDto,
  exportDto,
  ExportJobDto,
  exportJobDto,
  ExportListDto,
  ExportRequestDto,
} from './exports.dto.js';
import { ExportJobsService } from './export-jobs.service.js';
import { ExportsService } from './exports.service.js';

const FILE_NAMES = { vng: 'opvangboek', ministry: 'opvangboek-ministerie' } as const;

@ApiTags('exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly jobs: ExportJobsService,
    private readonly shortfall: ShortfallService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'makeExport', summary: 'Make a workbook of some years, for VNG or for the ministry' })
  @ApiHeader(PREFER_WAIT)
  @ApiCreatedResponse({ type: ExportDto, description: 'It is there' })
  @ApiAcceptedResponse({ type: ExportJobDto, description: 'It is being made: follow the job' })
  async make(
    @Body() body: ExportRequestDto,
    @ActingPerson() person: string,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportDto | ExportJobDto> {
    const knownOn = knownOnOf(body, this.clock.now());
    const question = { ...this.shortfall.questionOf(body), audience: body.audience };
    const asked = await this.jobs.ask(question, knownOn, person, preferredWaitMs(prefer));
    void reply.header('location', `/v1/exports/${'made' in asked ? asked.made.id : asked.id}`);
    if ('made' in asked) return exportDto(asked.made);
    void reply.status(202);
    return exportJobDto(asked);
  }

  @Get()
  @ApiOperation({
    operationId: 'listExports',
    summary: 'Every export that was made, oldest first; for the ministry, those published',
  })
  @ApiOkResponse({ type: ExportListDto })
  async list(): Promise<ExportListDto> {
    const made = await this.exports.list();
    return { items: made.map(exportDto), total: made.length };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getExport',
    summary: 'What an export held, and whether anything was posted to its years since',
  })
  @ApiOkResponse({ type: ExportContentDto })
  @ApiNotFoundResponse({ description: 'No such export' })
  async find(@Param('id') id: string): Promise<ExportContentDto> {
    const made = await this.exports.find(id);
    return exportContentDto(made, await this.exports.isOutdated(made));
  }

  @Get(':id/corrections')
  @ApiOperation({
    operationId: 'listExportCorrections',
    summary: 'What was posted to its years since, each with the number of its correction notice',
  })
  @ApiOkResponse({ type: CorrectionNoticeListDto })
  @ApiNotFoundResponse({ description: 'No such export' })
  async corrections(@Param('id') id: string): Promise<CorrectionNoticeListDto> {
    return correctionNoticeListDto(await this.exports.corrections(id));
  }

  @Get(':id/corrections/:number')
  @ApiOperation({
    operationId: 'downloadCorrectionNotice',
    summary: 'A correction notice for who holds the workbook, as a tagged PDF in Dutch',
  })
  @ApiOkResponse({ content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such export, or no such notice of it' })
  async correctionNotice(@Param('id') id: string, @Param('number') number: string): Promise<StreamableFile> {
    const content = await this.exports.correctionNotice(id, noticeNumber(number));
    return new StreamableFile(content, {
      type: PDF,
      disposition: `attachment; filename="correctiebericht-${Number(number)}.pdf"`,
    });
  }

  @Post(':id/publication')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'publishExport',
    summary: 'Show a workbook to the ministry; it cannot be taken back',
    description:
      'Each workbook is safe on its own. Of two that differ in little, the difference may be of one municipality: publish one of the same years again when many declared since.',
  })
  @ApiOkResponse({ type: ExportDto })
  @ApiNotFoundResponse({ description: 'No such export' })
  @ApiConflictResponse({ description: 'It was not made for the ministry, or is published already' })
  async publish(@Param('id') id: string, @ActingPerson() person: string): Promise<ExportDto> {
    return exportDto(await this.exports.publish(id, person));
  }

  @Get(':id/workbook')
  @ApiOperation({ operationId: 'downloadExport', summary: 'The workbook' })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such export' })
  async download(@Param('id') id: string): Promise<StreamableFile> {
    const { made, content } = await this.exports.open(id);
    return new StreamableFile(content, {
      type: XLSX,
      disposition: `attachment; filename="${FILE_NAMES[made.audience]}-${made.fromYear}-${made.toYear}.xlsx"`,
      length: made.fileSize,
    });
  }
}

function noticeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ProblemError('not-found', 'Geef het nummer van de correctie als 1, 2 of verder.');
}
