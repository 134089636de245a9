import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import { ConfirmationsService } from './confirmations.service.js';
import { HistoryDto, historyEventDto, NewConfirmationDto } from './declaration-life.dto.js';
import { DeclarationDto, declarationDto } from './declarations.dto.js';
import { HistoryService } from './history.service.js';
import { ActingPerson } from '../platform/http/acting-person.js';

@ApiTags('declarations')
@Controller('v1/declarations/:id')
export class DeclarationLifeController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly histories: HistoryService,
    private readonly clock: Clock,
  ) {}

  @Post('confirmations')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmWarnings',
    summary: 'Stand for warnings of a draft, with a reason; it cannot be submitted before',
  })
  @ApiOkResponse({ type: DeclarationDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  @ApiConflictResponse({ description: 'It is not a draft, or such a warning is not open' })
  async confirm(
    @Param('id') id: string,
    @Body() body: NewConfirmationDto,
    @ActingPerson() person: string,
  ): Promise<DeclarationDto> {
    return declarationDto(await this.confirmations.confirm(id, body, person));
  }

  @Get('history')
  @ApiOperation({ operationId: 'getDeclarationHistory', summary: 'What happened to it, by whom and why, oldest first' })
  @ApiOkResponse({ type: HistoryDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  async history(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<HistoryDto> {
    const { events, moment } = await this.histories.history(id, knownOnOf(query, this.clock.now()));
    return { items: events.map(historyEventDto), total: events.length, knownOn: moment.toISOString() };
  }
}
