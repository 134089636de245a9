import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.js';
import { KnownOnYearQuery } from '../../platform/http/known-on-year.js';
import { knownOnOf } from '../../platform/http/known-on.js';
import { MunicipalLikeForLikeDto, NationalLikeForLikeDto } from './like-for-like.dto.js';
import { LikeForLikeService } from './like-for-like.service.js';

@ApiTags('shortfall')
@Controller('v1')
export class LikeForLikeController {
  constructor(
    private readonly likeForLike: LikeForLikeService,
    private readonly clock: Clock,
  ) {}

  @Get('municipalities/:code/like-for-like')
  @ApiOperation({
    operationId: 'getMunicipalLikeForLike',
    summary: 'From the real cost of a place-day of GOO to one that the norm amount can be held against, step by step',
  })
  @ApiOkResponse({ type: MunicipalLikeForLikeDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async ofMunicipality(
    @Param('code') code: string,
    @Query() query: KnownOnYearQuery,
  ): Promise<MunicipalLikeForLikeDto> {
    return this.likeForLike.ofMunicipality(code, query.year, knownOnOf(query, this.clock.now()));
  }

  @Get('national-shortfall/like-for-like')
  @ApiOperation({
    operationId: 'getNationalLikeForLike',
    summary: 'The same over the municipalities that said of all their locations what kind of place they are',
  })
  @ApiOkResponse({ type: NationalLikeForLikeDto })
  async national(@Query() query: KnownOnYearQuery): Promise<NationalLikeForLikeDto> {
    return this.likeForLike.national(query.year, knownOnOf(query, this.clock.now()));
  }
}
