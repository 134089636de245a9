import { Injectable } from '@nestjs/common';
import { AnswerMemory } from '../../platform/database/answer-memory.js';
import type { Tx } from '../../platform/database/transactions.js';
import { municipalityOf, ReferenceService } from '../../reference/reference.service.js';
import { NOTHING_DECLARED_NOTICE } from '../certainty-notices.js';
import { ShortfallService } from '../shortfall.service.js';
import { bridgeDto, comparableDto, costWithoutPlacesNotices, countryDto } from './like-for-like-answer.js';
import type { MunicipalLikeForLikeDto, NationalLikeForLikeDto } from './like-for-like.dto.js';
import { LikeForLikeRepository } from './like-for-like.repository.js';
import type { GooSums } from './like-for-like.repository.js';
import { normAmountNotices, normAmountsOfYear } from './norm-amounts-of-year.js';

/** Answers what a place-day costs once what the norm amount leaves out is left out too. */
@Injectable()
export class LikeForLikeService {
  constructor(
    private readonly answers: AnswerMemory,
    private readonly repository: LikeForLikeRepository,
    private readonly reference: ReferenceService,
    private readonly shortfall: ShortfallService,
  ) {}

  async ofMunicipality(code: string, year: number, knownOn: Date | null): Promise<MunicipalLikeForLikeDto> {
    return this.answers.answer(['like-for-like', year, code], knownOn, async (tx, moment) => {
      const municipality = municipalityOf(await this.reference.municipalities(tx, moment), code);
      const { all } = await this.repository.sums(tx, moment, year, code);
      return { municipality: code, name: municipality.name, ...(await this.answer(tx, moment, year, all)) };
    });
  }

  /** Over the municipalities that can be compared; while there are none, over all that declared. */
  async national(year: number, knownOn: Date | null): Promise<NationalLikeForLikeDto> {
    return this.answers.answer(['like-for-like', year], knownOn, async (tx, moment) => {
      const sums = await this.repository.sums(tx, moment, year, null);
      const { dueYears } = await this.shortfall.frameIn(tx, moment, { fromYear: year, toYear: year, layout: null });
      return {
        ...(await this.answer(tx, moment, year, sums.comparable ?? sums.all)),
        bridgeOver: sums.comparable ? 'comparable' : 'all',
        comparable: comparableDto(sums),
        completeness: { expected: dueYears.length, declared: sums.all.declarations.length },
        country: countryDto(sums.all),
      };
    });
  }

  private async answer(
    tx: Tx,
    moment: Date,
    year: number,
    sums: GooSums,
  ): Promise<Omit<MunicipalLikeForLikeDto, 'municipality' | 'name'>> {
    const rules = await this.reference.assessmentRules(tx, moment);
    const isDeclared = sums.declarations.length > 0;
    return {
      year,
      knownOn: moment.toISOString(),
      bridge: isDeclared ? bridgeDto(sums) : null,
      normAmounts: normAmountsOfYear(rules, year),
      notices: [
        ...(isDeclared ? costWithoutPlacesNotices(sums) : [NOTHING_DECLARED_NOTICE]),
        ...normAmountNotices(rules, year),
      ],
    };
  }
}
