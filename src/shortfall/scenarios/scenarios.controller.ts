import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { ActingPerson } from '../../platform/http/acting-person.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { comparisonDto, scenarioDto, scenarioSummaryDto } from './scenario-answer.js';
import { ComparisonDto, ReproductionDto, ScenarioDto, ScenarioListDto } from './scenario-result.dto.js';
import { askedInputs, ComparisonQuery, NewScenarioDto, scenarioIdsOf } from './scenarios.dto.js';
import { ScenariosService } from './scenarios.service.js';

@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenariosController {
  constructor(
    private readonly scenarios: ScenariosService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'recordScenario',
    summary: 'What other tariffs, numbers or prices would come to, year by year; nothing is posted',
  })
  @ApiCreatedResponse({ type: ScenarioDto })
  @ApiConflictResponse({ description: 'Nothing is declared that it could be laid over' })
  async record(@Body() body: NewScenarioDto, @ActingPerson() person: string): Promise<ScenarioDto> {
    const knownOn = knownOnOf(body, this.clock.now());
    return scenarioDto(await this.scenarios.record(body.name, askedInputs(body), knownOn, person));
  }

  @Get()
  @ApiOperation({ operationId: 'listScenarios', summary: 'Every scenario with its inputs, oldest first' })
  @ApiOkResponse({ type: ScenarioListDto })
  async list(): Promise<ScenarioListDto> {
    const scenarios = await this.scenarios.list();
    return { items: scenarios.map(scenarioSummaryDto), total: scenarios.length };
  }

  @Get('comparison')
  @ApiOperation({ operationId: 'compareScenarios', summary: 'Scenarios side by side, each beside its baseline' })
  @ApiOkResponse({ type: ComparisonDto })
  @ApiNotFoundResponse({ description: 'One of them is not there' })
  async compare(@Query() query: ComparisonQuery): Promise<ComparisonDto> {
    return comparisonDto(await this.scenarios.several(scenarioIdsOf(query.ids) ?? []));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getScenario', summary: 'A scenario with its result, as it was reckoned' })
  @ApiOkResponse({ type: ScenarioDto })
  @ApiNotFoundResponse({ description: 'No such scenario' })
  async find(@Param('id') id: string): Promise<ScenarioDto> {
    return scenarioDto(await this.scenarios.find(id));
  }

  @Get(':id/reproduction')
  @ApiOperation({
    operationId: 'reproduceScenario',
    summary: 'Reckons it anew from its inputs, and tells whether it comes to the same',
  })
  @ApiOkResponse({ type: ReproductionDto })
  @ApiNotFoundResponse({ description: 'No such scenario' })
  async reproduce(@Param('id') id: string): Promise<ReproductionDto> {
    return this.scenarios.reproduce(id);
  }
}
