import { Controller, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
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
import { withMultipartFile } from '../../declarations/multipart-upload.js';
import { uploadFolder } from '../../declarations/uploaded-file.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { ActingPerson } from '../../platform/http/acting-person.js';
import { fingerprintOf, idempotencyKeyOf } from '../../platform/http/idempotency-key.js';
import { bodyOf } from '../../platform/http/idempotency.interceptor.js';
import { IdempotencyService } from '../../platform/http/idempotency.service.js';
import { XLSX } from '../../platform/http/media-types.js';
import { scenarioDto } from '../../shortfall/scenarios/scenario-answer.js';
import { ScenarioDto } from '../../shortfall/scenarios/scenario-result.dto.js';
import { ScenarioWorkbooksService } from './scenario-workbooks.service.js';

@ApiTags('scenarios')
@Controller('v1')
export class ScenarioWorkbooksController {
  constructor(
    private readonly workbooks: ScenarioWorkbooksService,
    private readonly idempotency: IdempotencyService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('scenarios/:id/workbook')
  @ApiOperation({
    operationId: 'downloadScenario',
    summary: 'A scenario as a workbook, to be read, changed and handed back',
  })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such scenario' })
  async download(@Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.workbooks.workbook(id), {
      type: XLSX,
      disposition: `attachment; filename="scenario-${id}.xlsx"`,
    });
  }

  @Post('scenario-workbooks')
  @ApiOperation({ operationId: 'uploadScenario', summary: 'Hand such a workbook back: it becomes a new scenario' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: ScenarioDto })
  @ApiBadRequestResponse({ description: 'Every mistake in the sheet, and nothing is kept' })
  @ApiConflictResponse({ description: 'Nothing is declared that it could be laid over' })
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<ScenarioDto> {
    const key = idempotencyKeyOf(request.headers);
    const form = { folder: uploadFolder(this.config), missing: NO_FILE };
    return withMultipartFile(request, form, async (file, fields) => {
      const fingerprint = fingerprintOf('uploadScenario', file.sha256, fields);
      const answer = await this.idempotency.once({ key, person, fingerprint }, async () => {
        return { status: 201, body: scenarioDto(await this.workbooks.record(file.path, person)) };
      });
      return bodyOf(answer, reply);
    });
  }
}

const NO_FILE = 'Stuur het bestand mee als multipart-veld "file".';
