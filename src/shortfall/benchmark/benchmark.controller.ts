import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { BenchmarkDto, BenchmarkQuery } from './benchmark.dto.js';
import { BenchmarkService } from './benchmark.service.js';

@ApiTags('national questions')
@Controller('v1/national-shortfall/benchmark')
export class BenchmarkController {
  constructor(
    private readonly benchmarks: BenchmarkService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getBenchmark',
    summary: 'Cost per place-day of a municipality beside the spread of others, none of whom is named',
  })
  @ApiOkResponse({ type: BenchmarkDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async ofMunicipality(@Query() query: BenchmarkQuery): Promise<BenchmarkDto> {
    return this.benchmarks.ofMunicipality(query.municipality, query.year, knownOnOf(query, this.clock.now()));
  }
}
