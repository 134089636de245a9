import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { ProblemError } from '../platform/http/problem.js';
import { BatchDto, batchFilesDto, BatchFilesDto } from './batches.dto.js';
import { BatchesService, MOST_FILES } from './batches.service.js';
import type { IncomingFile } from './batches.service.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { unreadableContent } from './uploaded-file.js';

@ApiTags('declarations')
@Controller('v1/declaration-batches')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'uploadDeclarationBatch',
    summary: 'Hand in many files at once, or a zip of them; they are taken in one by one in the background',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'array', items: { type: 'string', format: 'binary' } } },
      required: ['file'],
    },
  })
  @ApiAcceptedResponse({ type: BatchDto })
  async handIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<BatchDto> {
    if (!request.isMultipart()) {
      throw new ProblemError('unsupported-media-type', 'Stuur de bestanden mee als multipart-veld "file".');
    }
    const limits = { files: MOST_FILES, parts: MOST_FILES, fileSize: this.config.uploadMaxBytes };
    const id = await this.batches.handIn(incoming(request.files({ limits })), person);
    void reply.header('location', `/v1/declaration-batches/${id}/files`);
    return { id, progress: `/v1/jobs/${id}/events` };
  }

  @Get(':id/files')
  @ApiOperation({ operationId: 'listBatchFiles', summary: 'The files of a batch, and what became of each' })
  @ApiOkResponse({ type: BatchFilesDto })
  @ApiNotFoundResponse({ description: 'No such batch' })
  async files(@Param('id') id: string): Promise<BatchFilesDto> {
    return batchFilesDto(await this.batches.files(id));
  }
}

async function* incoming(parts: ReturnType<FastifyRequest['files']>): AsyncGenerator<IncomingFile> {
  try {
    for await (const { filename, file } of parts) yield { name: filename || 'bestand', content: file };
  } catch (error) {
    if (error instanceof ProblemError || !(error instanceof Error)) throw error;
    unreadableContent(error);
  }
}
