import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { ProblemError } from '../../platform/http/problem.js';
import { isFiscalYear } from '../../platform/http/validators.js';
import { withMultipartFile } from '../multipart-upload.js';
import type { FormFields } from '../multipart-upload.js';
import { ActingPerson } from '../../platform/http/acting-person.js';
import { uploadFolder } from '../uploaded-file.js';
import { LedgerExtractDto, ledgerExtractDto } from './ledger-extract.dto.js';
import {
  LedgerMappingDto,
  ledgerMappingDto,
  LedgerMappingListDto,
  mappingOf,
  MappingVersionQuery,
  NewLedgerMappingDto,
} from './ledger-mapping.dto.js';
import { LedgerMappingService } from './ledger-mapping.service.js';

@ApiTags('declarations')
@Controller('v1/municipalities/:code')
export class LedgerMappingController {
  constructor(
    private readonly mappings: LedgerMappingService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('ledger-mapping')
  @ApiOperation({ operationId: 'getLedgerMapping', summary: 'How the general ledger becomes cost lines' })
  @ApiOkResponse({ type: LedgerMappingDto })
  @ApiNotFoundResponse({ description: 'No such municipality, no mapping yet, or no such version' })
  async mapping(@Param('code') code: string, @Query() { version }: MappingVersionQuery): Promise<LedgerMappingDto> {
    return ledgerMappingDto(await this.mappings.mapping(code, version ?? null));
  }

  @Get('ledger-mapping/versions')
  @ApiOperation({ operationId: 'listLedgerMappings', summary: 'Every version of the mapping' })
  @ApiOkResponse({ type: LedgerMappingListDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async versions(@Param('code') code: string): Promise<LedgerMappingListDto> {
    const versions = await this.mappings.versions(code);
    return { items: versions.map(ledgerMappingDto), total: versions.length };
  }

  @Put('ledger-mapping')
  @ApiOperation({ operationId: 'putLedgerMapping', summary: 'Record a new version of the mapping' })
  @ApiCreatedResponse({ type: LedgerMappingDto })
  @ApiOkResponse({ type: LedgerMappingDto, description: 'The last version says the same already' })
  @ApiBadRequestResponse({ description: 'Every fault in the mapping, and nothing is kept' })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async record(
    @Param('code') code: string,
    @Body() body: NewLedgerMappingDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @ActingPerson() person: string,
  ): Promise<LedgerMappingDto> {
    const { recorded, isNew } = await this.mappings.record(code, mappingOf(body), person);
    void reply.status(isNew ? 201 : 200);
    return ledgerMappingDto(recorded);
  }

  @Post('ledger-extracts')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'readLedgerExtract',
    summary: 'What the mapping makes of an extract: a spreadsheet, a CSV file or an audit file (XAF). Keeps nothing',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' }, year: { type: 'integer', example: 2024 } },
      required: ['file', 'year'],
    },
  })
  @ApiOkResponse({ type: LedgerExtractDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async read(@Param('code') code: string, @Req() request: FastifyRequest): Promise<LedgerExtractDto> {
    await this.mappings.expectMunicipality(code);
    const form = { folder: uploadFolder(this.config), missing: NO_FILE };
    return withMultipartFile(request, form, async (file, fields) =>
      ledgerExtractDto(await this.mappings.survey(file.path, code, yearOf(fields))),
    );
  }
}

const NO_FILE = 'Stuur het bestand mee als multipart-veld "file", en het boekjaar als "year".';

function yearOf(fields: FormFields): number {
  const year = new Map(fields).get('year')?.trim() ?? '';
  if (/^\d{4}$/.test(year) && isFiscalYear(Number(year))) return Number(year);
  const message = 'Geef in het veld "year" een boekjaar als 2024.';
  throw new ProblemError('invalid-request', message, { errors: [{ code: 'year', message, pointer: 'year' }] });
}
