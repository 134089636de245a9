import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { readableText } from '../declarations/readable-text.js';
import { ActingPerson } from '../platform/http/acting-person.js';
import { SisaIndicatorDto, sisaIndicatorDto } from '../reference/sisa-indicators/sisa-indicators.dto.js';
import { IndicatorParameters, IndicatorSourceDto, NewSisaIndicatorDto } from './sisa-indicators.dto.js';
import { SisaIndicatorChangesService } from './sisa-indicators.service.js';

@ApiTags('reference')
@Controller('v1/sisa-indicators/:year/:indicator')
export class SisaIndicatorsController {
  constructor(private readonly indicators: SisaIndicatorChangesService) {}

  @Put()
  @ApiOperation({
    operationId: 'putSisaIndicator',
    summary: 'Record what an indicator of a year stands for, with its source; what stood before stays known',
  })
  @ApiOkResponse({ type: SisaIndicatorDto })
  @ApiConflictResponse({ description: 'It is recorded so already' })
  async record(
    @Param() { year, indicator }: IndicatorParameters,
    @Body() { label, measure, source }: NewSisaIndicatorDto,
    @ActingPerson() person: string,
  ): Promise<SisaIndicatorDto> {
    const said = { label: readableText(label, 'label'), measure, source: readableText(source, 'source') };
    return sisaIndicatorDto(await this.indicators.record({ year, code: indicator, ...said }, person));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'withdrawSisaIndicator',
    summary: 'The year has no such indicator; answers how it stood until now',
  })
  @ApiOkResponse({ type: SisaIndicatorDto })
  @ApiNotFoundResponse({ description: 'No such indicator in this year' })
  async withdraw(
    @Param() { year, indicator }: IndicatorParameters,
    @Body() { source }: IndicatorSourceDto,
    @ActingPerson() person: string,
  ): Promise<SisaIndicatorDto> {
    const withdrawal = { year, code: indicator, source: readableText(source, 'source') };
    return sisaIndicatorDto(await this.indicators.withdraw(withdrawal, person));
  }
}
