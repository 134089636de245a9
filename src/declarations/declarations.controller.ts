import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GivenFields } from '../intake/declaration-reader.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { Clock } from '../platform/clock.js';
import { fingerprintOf, idempotencyKeyOf } from '../platform/http/idempotency-key.js';
import { bodyOf } from '../platform/http/idempotency.interceptor.js';
import { IdempotencyService } from '../platform/http/idempotency.service.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import {
  DeclarationDto,
  declarationDto,
  DeclarationListDto,
  DeclarationsQuery,
  declarationSummaryDto,
  ReturnDto,
} from './declarations.dto.js';
import { DeclarationsService } from './declarations.service.js';
import { FindingListDto, findingListDto } from './findings.dto.js';
import { withMultipartFile } from './multipart-upload.js';
import type { FormFields } from './multipart-upload.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { UploadService } from './upload.service.js';
import { UploadedDeclarationDto, uploadedDeclarationDto } from './uploads.dto.js';
import { uploadFolder } from './uploaded-file.js';

const FOUR_EYES = 'Four eyes: who submitted it cannot decide upon it';

@ApiTags('declarations')
@Controller('v1/declarations')
export class DeclarationsController {
  constructor(
    private readonly declarations: DeclarationsService,
    private readonly uploads: UploadService,
    private readonly idempotency: IdempotencyService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'uploadDeclaration', summary: 'Hand in a workbook; kept as a draft' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        municipality: { type: 'string', description: 'For a bare CSV of costs', example: 'GM0193' },
        year: { type: 'string', description: 'For a bare CSV of costs', example: '2024' },
        basis: { type: 'string', description: 'For a bare CSV of costs: norm or werkelijk' },
        kind: { type: 'string', enum: ['ledger-extract'], description: 'An extract of the general ledger or an XAF' },
        file: { type: 'string', format: 'binary', description: '.xlsx, .ods, .csv, or .zip with a CSV for each sheet' },
      },
      required: ['file'],
    },
  })
  @ApiCreatedResponse({ type: UploadedDeclarationDto })
  @ApiOkResponse({
    type: UploadedDeclarationDto,
    description: 'This very file was handed in before; it is this declaration',
  })
  @ApiBadRequestResponse({ description: 'The file holds errors: all findings, and nothing is kept' })
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<UploadedDeclarationDto> {
    const key = idempotencyKeyOf(request.headers);
    const form = { folder: uploadFolder(this.config), missing: NO_FILE };
    return withMultipartFile(request, form, async (file, fields) => {
      const fingerprint = fingerprintOf('uploadDeclaration', file.name, file.sha256, fields);
      const answer = await this.idempotency.once({ key, person, fingerprint }, async () => {
        const result = await this.uploads.upload(file, person, givenOf(fields));
        return { status: result.isNew ? 201 : 200, body: uploadedDeclarationDto(result) };
      });
      return bodyOf(answer, reply);
    });
  }

  @Get()
  @ApiOperation({ operationId: 'listDeclarations', summary: 'Declarations, newest version of each year first' })
  @ApiOkResponse({ type: DeclarationListDto })
  async list(@Query() query: DeclarationsQuery): Promise<DeclarationListDto> {
    const declarations = await this.declarations.list(
      {
        municipalityCode: query.municipality ?? null,
        fiscalYear: query.year ?? null,
        status: query.status ?? null,
      },
      knownOnOf(query, this.clock.now()),
    );
    return { items: declarations.map(declarationSummaryDto), total: declarations.length };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getDeclaration', summary: 'One declaration with its totals' })
  @ApiOkResponse({ type: DeclarationDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  async detail(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<DeclarationDto> {
    return declarationDto(await this.declarations.detail(id, knownOnOf(query, this.clock.now())));
  }

  @Get(':id/findings')
  @ApiOperation({ operationId: 'listDeclarationFindings', summary: 'What was found in its file' })
  @ApiOkResponse({ type: FindingListDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  async findings(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<FindingListDto> {
    return findingListDto(await this.declarations.findings(id, knownOnOf(query, this.clock.now())));
  }

  @Post(':id/submission')
  @HttpCode(200)
  @ApiOperation({ operationId: 'submitDeclaration', summary: 'Submit a draft for approval' })
  @ApiOkResponse({ type: DeclarationDto })
  @ApiConflictResponse({ description: 'It is not a draft, or warnings are not confirmed: `errors` names them' })
  async submit(@Param('id') id: string, @ActingPerson() person: string): Promise<DeclarationDto> {
    return declarationDto(await this.declarations.submit(id, person));
  }

  @Post(':id/approval')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'approveDeclaration',
    summary: 'Approve what was submitted: it is posted to the ledger',
  })
  @ApiOkResponse({ type: DeclarationDto })
  @ApiForbiddenResponse({ description: FOUR_EYES })
  @ApiConflictResponse({ description: 'It is not submitted' })
  async approve(@Param('id') id: string, @ActingPerson() person: string): Promise<DeclarationDto> {
    return declarationDto(await this.declarations.approve(id, person));
  }

  @Post(':id/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnDeclaration', summary: 'Send what was submitted back, with a reason' })
  @ApiOkResponse({ type: DeclarationDto })
  @ApiForbiddenResponse({ description: FOUR_EYES })
  @ApiConflictResponse({ description: 'It is not submitted' })
  async return(
    @Param('id') id: string,
    @Body() body: ReturnDto,
    @ActingPerson() person: string,
  ): Promise<DeclarationDto> {
    return declarationDto(await this.declarations.return(id, person, body.reason));
  }
}

const NO_FILE = 'Stuur het bestand mee als multipart-veld "file".';

/** What a bare CSV cannot say itself. */
function givenOf(fields: FormFields): GivenFields {
  const texts = new Map(fields);
  const given: Record<string, string> = {};
  for (const name of ['municipality', 'year', 'basis', 'kind'] as const) {
    const text = texts.get(name);
    if (text !== undefined) given[name] = text;
  }
  return given;
}
