import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
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
import { withMultipartFile } from '../declarations/multipart-upload.js';
import { uploadFolder } from '../declarations/uploaded-file.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { fingerprintOf, idempotencyKeyOf } from '../platform/http/idempotency-key.js';
import { bodyOf } from '../platform/http/idempotency.interceptor.js';
import { IdempotencyService } from '../platform/http/idempotency.service.js';
import { PDF, XLSX } from '../platform/http/media-types.js';
import { ProblemError } from '../platform/http/problem.js';
import { claimDto } from './claim-answer.js';
import { ClaimDto } from './claim.dto.js';
import { ClaimEvidenceService, LARGEST_EVIDENCE, MOST_EVIDENCE } from './claim-evidence.service.js';
import { ReasonDto } from './claims.dto.js';

const MEDIA_TYPES = { pdf: PDF, xlsx: XLSX } as const;
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;
const NONE = { description: 'No such claim, or no such file' };
const NO_FILE = 'Stuur het bestand mee als multipart-veld "file".';
const MEGABYTES = LARGEST_EVIDENCE / 1024 / 1024;
const TOO_LARGE = `Een bewijsstuk is hoogstens ${MEGABYTES} MB. Verklein het bestand of splits het.`;

@ApiTags('claims')
@Controller('v1/claims/:id/evidence')
export class ClaimEvidenceController {
  constructor(
    private readonly evidence: ClaimEvidenceService,
    private readonly idempotency: IdempotencyService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'addClaimEvidence',
    summary: `Add a file: PDF or .xlsx, at most ${MEGABYTES} MB, at most ${MOST_EVIDENCE} for a claim`,
    description: 'What a file is shows by what it holds. After submission a file can still be added, and is marked so.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: ClaimDto })
  @ApiBadRequestResponse({ description: 'It is no PDF or workbook, or does more than show pages; nothing is kept' })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse({ description: 'It is somebody else’s claim' })
  @ApiConflictResponse({ description: 'The claim is settled or full, or has this file' })
  async add(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<ClaimDto> {
    const key = idempotencyKeyOf(request.headers);
    const form = {
      folder: uploadFolder(this.config),
      missing: NO_FILE,
      limit: { bytes: LARGEST_EVIDENCE, tooLarge: TOO_LARGE },
    };
    return withMultipartFile(request, form, async (file, fields) => {
      const fingerprint = fingerprintOf('addClaimEvidence', id, file.name, file.sha256, fields);
      const answer = await this.idempotency.once({ key, person, fingerprint }, async () => {
        return { status: 201, body: claimDto(await this.evidence.add(id, file, person)) };
      });
      return bodyOf(answer, reply);
    });
  }

  @Get(':number')
  @ApiOperation({ operationId: 'downloadClaimEvidence', summary: 'A file as it was added; none that was withdrawn' })
  @ApiOkResponse({ content: { [PDF]: BINARY, [XLSX]: BINARY } })
  @ApiNotFoundResponse(NONE)
  async download(@Param('id') id: string, @Param('number') number: string): Promise<StreamableFile> {
    const { evidence, content } = await this.evidence.open(id, numberOf(number));
    return new StreamableFile(content, {
      type: MEDIA_TYPES[evidence.kind],
      // under a name of ours: theirs may hold anything
      disposition: `attachment; filename="bewijsstuk-${id}-${evidence.number}.${evidence.kind}"`,
      length: content.length,
    });
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawClaimEvidence', summary: 'Take a file out of a draft, with a reason' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse({ description: 'It is somebody else’s claim' })
  @ApiConflictResponse({ description: 'The claim is no draft' })
  async withdraw(
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() body: ReasonDto,
    @ActingPerson() person: string,
  ): Promise<ClaimDto> {
    return claimDto(await this.evidence.withdraw(id, numberOf(number), body.reason, person));
  }
}

/** What is no number is of no file. */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new ProblemError('not-found', 'Dit bewijsstuk bestaat niet.');
  return Number(text);
}
