import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MunicipalShortfallDto, NationalShortfallDto, NationalShortfallQuery, YearsQuery } from './shortfall.dto.js';
import { ShortfallService } from './shortfall.service.js';

@ApiTags('shortfall')
@Controller('v1')
export class ShortfallController {
  constructor(private readonly shortfall: ShortfallService) {}

  @Get('municipalities/:code/shortfall')
  @ApiOperation({ operationId: 'getMunicipalShortfall', summary: 'Real cost, entitlement and gap of a municipality' })
  @ApiOkResponse({ type: MunicipalShortfallDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async ofMunicipality(@Param('code') code: string, @Query() query: YearsQuery): Promise<MunicipalShortfallDto> {
    return this.shortfall.ofMunicipality(code, this.shortfall.rangeOf(query));
  }

  @Get('national-shortfall')
  @ApiOperation({ operationId: 'getNationalShortfall', summary: 'The four sums of all municipalities, by group' })
  @ApiOkResponse({ type: NationalShortfallDto })
  async national(@Query() query: NationalShortfallQuery): Promise<NationalShortfallDto> {
    return this.shortfall.national(this.shortfall.rangeOf(query), query.groupBy);
  }
}
