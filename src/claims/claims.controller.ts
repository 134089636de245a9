import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import { claimDto, claimEventDto, claimSummaryDto } from './claim-answer.js';
import { ClaimDto, ClaimHistoryDto, ClaimListDto } from './claim.dto.js';
import { ClaimDifferencesDto, claimDifferencesDto } from './claim-differences.dto.js';
import { claimFiguresDto } from './claim-figures-answer.js';
import { ClaimFiguresDto } from './claim-figures.dto.js';
import { ClaimFiguresService } from './claim-figures.service.js';
import { ClaimLifeService } from './claim-life.service.js';
import { AskedClaimDto, ClaimsQuery, PresentationDto, ReasonDto, SettlementDto, settlementOf } from './claims.dto.js';
import { ClaimsService } from './claims.service.js';

const NONE = { description: 'No such claim' };
const OTHERS = { description: 'It is somebody else’s to change' };
const FOUR_EYES = { description: 'Four eyes: who submitted it cannot decide upon it' };
const WRONG_STATE = { description: 'Its state does not allow it' };

@ApiTags('claims')
@Controller('v1/claims')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly life: ClaimLifeService,
    private readonly figures: ClaimFiguresService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'makeClaim',
    summary: 'Begin a multi-year claim as a draft: a municipality for itself, VNG for one or more',
  })
  @ApiCreatedResponse({ type: ClaimDto })
  async make(@Body() body: AskedClaimDto, @ActingPerson() person: string): Promise<ClaimDto> {
    return claimDto(await this.claims.make(body, person));
  }

  @Get()
  @ApiOperation({ operationId: 'listClaims', summary: 'Claims, by who claims; a municipality sees its own' })
  @ApiOkResponse({ type: ClaimListDto })
  async list(@Query() query: ClaimsQuery): Promise<ClaimListDto> {
    const filter = { municipalityCode: query.municipality ?? null, state: query.state ?? null };
    const { claims, names } = await this.claims.list(filter);
    return { items: claims.map((claim) => claimSummaryDto(claim, names)), total: claims.length };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getClaim', summary: 'A claim: its words, its state, its seal and its evidence' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  async detail(@Param('id') id: string): Promise<ClaimDto> {
    return claimDto(await this.claims.detail(id));
  }

  @Put(':id')
  @ApiOperation({ operationId: 'reviseClaim', summary: 'Another wording or scope of a draft; the one before is kept' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse(OTHERS)
  @ApiConflictResponse(WRONG_STATE)
  async revise(
    @Param('id') id: string,
    @Body() body: AskedClaimDto,
    @ActingPerson() person: string,
  ): Promise<ClaimDto> {
    return claimDto(await this.claims.revise(id, body, person));
  }

  @Get(':id/history')
  @ApiOperation({ operationId: 'getClaimHistory', summary: 'What happened to it, with every revision in full' })
  @ApiOkResponse({ type: ClaimHistoryDto })
  @ApiNotFoundResponse(NONE)
  async history(@Param('id') id: string): Promise<ClaimHistoryDto> {
    const events = await this.claims.history(id);
    return { items: events.map(claimEventDto), total: events.length };
  }

  @Get(':id/figures')
  @ApiOperation({
    operationId: 'getClaimFigures',
    summary: 'What it comes to: as sealed, with a hash that anybody can reckon; of a draft, as known now',
  })
  @ApiOkResponse({ type: ClaimFiguresDto })
  @ApiNotFoundResponse(NONE)
  async figuresOf(@Param('id') id: string): Promise<ClaimFiguresDto> {
    return claimFiguresDto(await this.figures.ofClaim(id));
  }

  @Get(':id/differences')
  @ApiOperation({
    operationId: 'getClaimDifferences',
    summary: 'What was posted since it was sealed, cell by cell, with the entries that did it',
  })
  @ApiOkResponse({ type: ClaimDifferencesDto })
  @ApiNotFoundResponse(NONE)
  @ApiConflictResponse({ description: 'It is a draft: nothing is sealed' })
  async differences(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<ClaimDifferencesDto> {
    return claimDifferencesDto(await this.figures.differences(id, knownOnOf(query, this.clock.now())));
  }

  @Post(':id/submission')
  @HttpCode(200)
  @ApiOperation({ operationId: 'submitClaim', summary: 'Submit a draft: its figures are sealed as known now' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse(OTHERS)
  @ApiConflictResponse({ description: 'It is no draft, nothing is declared in it, or figures are being reassessed' })
  async submit(@Param('id') id: string, @ActingPerson() person: string): Promise<ClaimDto> {
    return claimDto(await this.life.submit(id, person));
  }

  @Post(':id/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnClaim', summary: 'Send it back to who claims; it is a draft again' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse(FOUR_EYES)
  @ApiConflictResponse(WRONG_STATE)
  async return(@Param('id') id: string, @Body() body: ReasonDto, @ActingPerson() person: string): Promise<ClaimDto> {
    return claimDto(await this.life.return(id, body.reason, person));
  }

  @Post(':id/inclusion')
  @HttpCode(200)
  @ApiOperation({ operationId: 'includeClaim', summary: 'Take it into the negotiation of VNG' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiForbiddenResponse(FOUR_EYES)
  @ApiConflictResponse(WRONG_STATE)
  async include(@Param('id') id: string, @ActingPerson() person: string): Promise<ClaimDto> {
    return claimDto(await this.life.include(id, person));
  }

  @Post(':id/presentation')
  @HttpCode(200)
  @ApiOperation({ operationId: 'presentClaim', summary: 'Record that it was presented to the ministry' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiConflictResponse(WRONG_STATE)
  async present(
    @Param('id') id: string,
    @Body() { presentedOn, reference }: PresentationDto,
    @ActingPerson() person: string,
  ): Promise<ClaimDto> {
    return claimDto(await this.life.present(id, { on: presentedOn, reference }, person));
  }

  @Post(':id/settlement')
  @HttpCode(200)
  @ApiOperation({ operationId: 'settleClaim', summary: 'Record what the State decided, per year and component' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNotFoundResponse(NONE)
  @ApiConflictResponse(WRONG_STATE)
  async settle(
    @Param('id') id: string,
    @Body() body: SettlementDto,
    @ActingPerson() person: string,
  ): Promise<ClaimDto> {
    const { settled, amounts } = settlementOf(body);
    return claimDto(await this.life.settle(id, settled, amounts, person));
  }
}
