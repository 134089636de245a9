import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActingPerson } from '../platform/http/acting-person.js';
import { readableText } from '../declarations/readable-text.js';
import { amount } from '../kernel/money.js';
import { ProblemError } from '../platform/http/problem.js';
import { tariffDto } from '../reference/reference.dto.js';
import { DryRunQuery, orderOf } from './change-order.js';
import { reassessmentDto } from './reassessment.dto.js';
import { AdoptionDto, ConfirmationDto, NewTariffDto, TariffChangeDto, WithdrawalDto } from './tariff-changes.dto.js';
import { TariffChangesService } from './tariff-changes.service.js';
import type { TariffChangeResult } from './tariff-changes.service.js';

@ApiTags('tariffs')
@Controller('v1/tariffs')
export class TariffChangesController {
  constructor(private readonly changes: TariffChangesService) {}

  @Post()
  @ApiOperation({
    operationId: 'recordTariff',
    summary: 'Record a new version of a tariff; what it touches is reassessed',
  })
  @ApiCreatedResponse({ type: TariffChangeDto })
  @ApiOkResponse({ type: TariffChangeDto, description: 'dryRun: nothing was recorded' })
  @ApiBadRequestResponse({ description: 'Values that cannot be, all at once' })
  @ApiConflictResponse({ description: 'It stands there already' })
  async record(
    @Body() body: NewTariffDto,
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TariffChangeDto> {
    refuseReversedDays(body);
    void reply.status(query.dryRun ? 200 : 201);
    const result = await this.changes.record(
      {
        tariff: body.tariff,
        state: body.state,
        validFrom: body.validFrom,
        validUntil: body.validUntil,
        amountEur: amount(body.amount),
        publishedOn: body.publishedOn ?? null,
        confirmedUntil: body.confirmedUntil,
        source: readableText(body.source, 'source'),
      },
      orderOf(query, person),
    );
    return changeDto(result, query);
  }

  @Post(':id/adoption')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'adoptTariff',
    summary: 'What was announced became law: figures rest on it from now on',
  })
  @ApiOkResponse({ type: TariffChangeDto })
  @ApiNotFoundResponse({ description: 'No such tariff' })
  @ApiConflictResponse({ description: 'It is not announced' })
  async adopt(
    @Param('id') id: string,
    @Body() body: AdoptionDto,
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
  ): Promise<TariffChangeDto> {
    const { publishedOn, confirmedUntil } = body;
    const source = givenSource(body);
    return changeDto(
      await this.changes.adopt(id, { publishedOn, confirmedUntil, source }, orderOf(query, person)),
      query,
    );
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'withdrawTariff',
    summary: 'Withdraw a tariff: its days have none until another is recorded',
  })
  @ApiOkResponse({ type: TariffChangeDto })
  @ApiNotFoundResponse({ description: 'No such tariff' })
  @ApiConflictResponse({ description: 'It does not stand any more' })
  async withdraw(
    @Param('id') id: string,
    @Body() body: WithdrawalDto,
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
  ): Promise<TariffChangeDto> {
    return changeDto(
      await this.changes.withdraw(id, readableText(body.source, 'source'), orderOf(query, person)),
      query,
    );
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmTariff',
    summary: 'The source was seen in force until a later day: figures until then are not provisional any more',
  })
  @ApiOkResponse({ type: TariffChangeDto })
  @ApiNotFoundResponse({ description: 'No such tariff' })
  @ApiConflictResponse({ description: 'It is not adopted' })
  async confirm(
    @Param('id') id: string,
    @Body() body: ConfirmationDto,
    @Query() query: DryRunQuery,
    @ActingPerson() person: string,
  ): Promise<TariffChangeDto> {
    const { confirmedUntil } = body;
    const source = givenSource(body);
    return changeDto(await this.changes.confirm(id, { confirmedUntil, source }, orderOf(query, person)), query);
  }
}

function givenSource({ source }: { readonly source?: string }): string | undefined {
  return source === undefined ? undefined : readableText(source, 'source');
}

function refuseReversedDays({ validFrom, validUntil }: NewTariffDto): void {
  if (validUntil === null || validUntil === undefined || validFrom < validUntil) return;
  const message = 'De laatste dag ligt voor de eerste. Kies een validUntil na validFrom.';
  throw new ProblemError('invalid-request', message, {
    errors: [{ code: 'days-reversed', message, pointer: 'validUntil' }],
  });
}

function changeDto({ tariff, effect, job }: TariffChangeResult, { dryRun }: DryRunQuery): TariffChangeDto {
  return {
    ...tariffDto(tariff),
    dryRun,
    effect,
    reassessment: reassessmentDto(job),
  };
}
