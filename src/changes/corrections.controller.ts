import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { declarationId } from '../declarations/declaration-id.js';
import { Clock } from '../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../platform/http/known-on.js';
import { MunicipalEffectDto } from './change-effect.dto.js';
import { DifferencesDto, lineDifferenceDto } from './corrections.dto.js';
import { CorrectionsService } from './corrections.service.js';

@ApiTags('declarations')
@Controller('v1/declarations/:id')
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly clock: Clock,
  ) {}

  @Get('differences')
  @ApiOperation({
    operationId: 'listDeclarationDifferences',
    summary: 'Line by line, what it changes of the version before it',
  })
  @ApiOkResponse({ type: DifferencesDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  async differences(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<DifferencesDto> {
    const { declaration, comparedWith, lines } = await this.corrections.differences(
      id,
      knownOnOf(query, this.clock.now()),
    );
    return {
      declaration: declarationId(declaration),
      comparedWith: comparedWith && declarationId(comparedWith),
      basisBefore: comparedWith && comparedWith.basis,
      basisAfter: declaration.basis,
      items: lines.map(lineDifferenceDto),
      total: lines.length,
    };
  }

  @Get('effect')
  @ApiOperation({
    operationId: 'getDeclarationEffect',
    summary: 'What its approval would do: to the claim, the settlement, the national figures, and exports already made',
  })
  @ApiOkResponse({ type: MunicipalEffectDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  @ApiConflictResponse({ description: 'It is approved or returned already' })
  async effect(@Param('id') id: string): Promise<MunicipalEffectDto> {
    return this.corrections.effect(id);
  }
}
