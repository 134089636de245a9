import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withMultipartFile } from '../declarations/multipart-upload.js';
import { uploadFolder } from '../declarations/uploaded-file.js';
import { Clock } from '../platform/clock.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { fingerprintOf, idempotencyKeyOf } from '../platform/http/idempotency-key.js';
import { bodyOf } from '../platform/http/idempotency.interceptor.js';
import { IdempotencyService } from '../platform/http/idempotency.service.js';
import { knownOnOf } from '../platform/http/known-on.js';
import { XLSX } from '../platform/http/media-types.js';
import { ComparisonService } from './comparison.service.js';
import {
  CounterFiguresDetailDto,
  counterFiguresDetailDto,
  counterFiguresDto,
  CounterFiguresListDto,
  LoadedCounterFiguresDto,
  NEW_FIGURES,
  warningDto,
} from './counter-figures.dto.js';
import { CounterFiguresService } from './counter-figures.service.js';
import { differencesAnswer } from './differences-answer.js';
import { DifferenceListDto, DifferencesQuery } from './differences.dto.js';
import { figuresTemplate } from './figures-template.js';
import { provenanceOf } from './provenance.js';

@ApiTags('counter-figures')
@Controller('v1/counter-figures')
export class CounterFiguresController {
  constructor(
    private readonly figures: CounterFiguresService,
    private readonly comparisons: ComparisonService,
    private readonly idempotency: IdempotencyService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'loadCounterFigures',
    summary: 'Load figures of another party, such as the ministry, to be held against ours; nothing is posted',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody(NEW_FIGURES)
  @ApiCreatedResponse({ type: LoadedCounterFiguresDto })
  @ApiOkResponse({
    type: LoadedCounterFiguresDto,
    description: 'This very file was loaded before; it is these figures',
  })
  @ApiBadRequestResponse({ description: 'Every mistake in the file, and nothing is kept' })
  @ApiConflictResponse({ description: 'This very file was loaded as another party’s, or of another day' })
  async load(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<LoadedCounterFiguresDto> {
    const key = idempotencyKeyOf(request.headers);
    const form = { folder: uploadFolder(this.config), missing: NO_FILE };
    return withMultipartFile(request, form, async (file, fields) => {
      const provenance = provenanceOf(fields);
      const fingerprint = fingerprintOf('loadCounterFigures', file.sha256, fields);
      const answer = await this.idempotency.once({ key, person, fingerprint }, async () => {
        const { isNew, warnings, ...loaded } = await this.figures.load(file, provenance, person);
        const body = { ...counterFiguresDetailDto(loaded), warnings: warnings.map(warningDto) };
        return { status: isNew ? 201 : 200, body };
      });
      return bodyOf(answer, reply);
    });
  }

  @Get()
  @ApiOperation({ operationId: 'listCounterFigures', summary: 'Figures of other parties, oldest first' })
  @ApiOkResponse({ type: CounterFiguresListDto })
  async list(): Promise<CounterFiguresListDto> {
    const heads = await this.figures.list();
    return { items: heads.map(counterFiguresDto), total: heads.length };
  }

  @Get('template')
  @ApiOperation({
    operationId: 'getCounterFiguresTemplate',
    summary: 'An empty workbook for them, with lists and hints',
  })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  async template(): Promise<StreamableFile> {
    return new StreamableFile(await figuresTemplate(), {
      type: XLSX,
      disposition: 'attachment; filename="cijfers-andere-partij.xlsx"',
    });
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getCounterFigures', summary: 'Figures of a party, with what they come to' })
  @ApiOkResponse({ type: CounterFiguresDetailDto })
  @ApiNotFoundResponse({ description: 'No such figures' })
  async find(@Param('id') id: string): Promise<CounterFiguresDetailDto> {
    return counterFiguresDetailDto(await this.figures.find(id));
  }

  @Get(':id/differences')
  @ApiOperation({
    operationId: 'listCounterFigureDifferences',
    summary: 'Every difference between their figures and ours, by cause, adding up to the cent',
  })
  @ApiOkResponse({ type: DifferenceListDto })
  @ApiNotFoundResponse({ description: 'No such figures' })
  async differences(@Param('id') id: string, @Query() query: DifferencesQuery): Promise<DifferenceListDto> {
    return differencesAnswer(await this.comparisons.compare(id, knownOnOf(query, this.clock.now())), query);
  }
}

const NO_FILE =
  'Stuur het bestand mee als multipart-veld "file", met de velden "party", "date" en "source". Het sjabloon staat op ' +
  '/v1/counter-figures/template.';
