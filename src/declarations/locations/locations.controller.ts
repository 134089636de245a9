import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { ActingPerson } from '../../platform/http/acting-person.js';
import { KnownOnYearQuery } from '../../platform/http/known-on-year.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { LocationKindDto, locationKindDto, locationDto, LocationListDto, NewLocationKindDto } from './locations.dto.js';
import { LocationsService } from './locations.service.js';

@ApiTags('declarations')
@Controller('v1/municipalities/:code')
export class LocationsController {
  constructor(
    private readonly locations: LocationsService,
    private readonly clock: Clock,
  ) {}

  @Get('locations')
  @ApiOperation({
    operationId: 'listLocations',
    summary: 'The locations of GOO in the declaration of a year, with what kind of place each is',
  })
  @ApiOkResponse({ type: LocationListDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async list(@Param('code') code: string, @Query() query: KnownOnYearQuery): Promise<LocationListDto> {
    const knownOn = knownOnOf(query, this.clock.now());
    const { locations, moment } = await this.locations.locations(code, query.year, knownOn);
    return { items: locations.map(locationDto), total: locations.length, knownOn: moment.toISOString() };
  }

  @Put('location-kinds')
  @ApiOperation({ operationId: 'putLocationKind', summary: 'Say what kind of place a location is, for every year' })
  @ApiOkResponse({ type: LocationKindDto })
  @ApiBadRequestResponse({ description: 'No declaration of the municipality names this location' })
  @ApiConflictResponse({ description: 'It is that kind already' })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async recordKind(
    @Param('code') code: string,
    @Body() { location, kind }: NewLocationKindDto,
    @ActingPerson() person: string,
  ): Promise<LocationKindDto> {
    return locationKindDto(await this.locations.recordKind({ municipalityCode: code, location, kind }, person));
  }
}
