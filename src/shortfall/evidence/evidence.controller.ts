import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { Clock } from '../../platform/clock.js';
import { KnownOnQuery, knownOnOf } from '../../platform/http/known-on.js';
import { IsFiscalYear } from '../../platform/http/validators.js';
import { EvidenceDto, GradedDeclarationDto } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';

class EvidenceQuery extends KnownOnQuery {
  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2025 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;
}

@ApiTags('national questions')
@Controller('v1')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  @Get('national-shortfall/evidence')
  @ApiOperation({ operationId: 'getEvidence', summary: 'The national gap by how hard its declarations are to dismiss' })
  @ApiOkResponse({ type: EvidenceDto })
  async ofYear(@Query() query: EvidenceQuery): Promise<EvidenceDto> {
    return this.evidence.ofYear(query.year, knownOnOf(query, this.clock.now()));
  }

  @Get('declarations/:id/evidence-grade')
  @ApiOperation({ operationId: 'getEvidenceGrade', summary: 'How hard a declaration is to dismiss, and what it lacks' })
  @ApiOkResponse({ type: GradedDeclarationDto })
  @ApiNotFoundResponse({ description: 'No such declaration' })
  async ofDeclaration(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<GradedDeclarationDto> {
    return this.evidence.ofDeclaration(id, knownOnOf(query, this.clock.now()));
  }
}
