import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActingPerson } from '../platform/http/acting-person.js';
import { Clock } from '../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import { BasisChangeDto, basisChoiceDto, BasisChoiceListDto, NewBasisChoiceDto } from './basis-choices.dto.js';
import { BasisChoicesService } from './basis-choices.service.js';
import { DryRunQuery, orderOf } from './change-order.js';

@ApiTags('declarations')
@Controller('v1/municipalities/:code/basis-choices')
export class BasisChoicesController {
  constructor(
    private readonly choices: BasisChoicesService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'chooseBasis',
    summary: 'Choose another basis for component goo of a declared year; the year is posted anew on it',
  })
  @ApiCreatedResponse({ type: BasisChangeDto })
  @ApiOkResponse({ type: BasisChangeDto, description: 'dryRun: nothing was recorded' })
  @ApiConflictResponse({ description: 'The year is not declared, or has this basis already' })
  async choose(
    @Param('code') code: string,
    @Body() body: NewBasisChoiceDto,
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BasisChangeDto> {
    void reply.status(query.dryRun ? 200 : 201);
    const { year, basis, reason } = body;
    const effect = await this.choices.choose({ municipalityCode: code, year, basis, reason }, orderOf(query, person));
    return { dryRun: query.dryRun, basis, effect };
  }

  @Get()
  @ApiOperation({
    operationId: 'listBasisChoices',
    summary: 'Choices of the basis that were made apart from a declaration',
  })
  @ApiOkResponse({ type: BasisChoiceListDto })
  async list(@Param('code') code: string, @Query() query: KnownOnQuery): Promise<BasisChoiceListDto> {
    const { choices, moment } = await this.choices.list(code, knownOnOf(query, this.clock.now()));
    return { items: choices.map(basisChoiceDto), total: choices.length, knownOn: moment.toISOString() };
  }
}
