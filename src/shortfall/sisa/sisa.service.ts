import { Injectable } from '@nestjs/common';
import { NormAmountsService } from '../../declarations/norm-amounts.service.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { Transactions } from '../../platform/database/transactions.js';
import { SisaIndicatorsService } from '../../reference/sisa-indicators/sisa-indicators.service.js';
import { TariffsService, versionsOf } from '../../reference/tariffs/tariffs.service.js';
import { provisionalNotices } from '../certainty-notices.js';
import { MunicipalBalancesRepository } from '../municipal-balances.repository.js';
import { ShortfallService } from '../shortfall.service.js';
import { sisaAnswer } from './sisa-answer.js';
import { SisaPostingsRepository } from './sisa-postings.repository.js';
import type { SisaDto } from './sisa.dto.js';

/** Answers what a municipality accounts for over a year, by the indicators of SiSa. */
@Injectable()
export class SisaService {
  constructor(
    private readonly transactions: Transactions,
    private readonly shortfall: ShortfallService,
    private readonly balances: MunicipalBalancesRepository,
    private readonly postings: SisaPostingsRepository,
    private readonly indicators: SisaIndicatorsService,
    private readonly tariffs: TariffsService,
    private readonly normAmounts: NormAmountsService,
  ) {}

  async ofYear(code: string, year: number, knownOn: Date | null): Promise<SisaDto> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const range = { fromYear: FIRST_FISCAL_YEAR, toYear: year };
      const ofYear = { fromYear: year, toYear: year };
      const question = { ...range, tariffsPublishedBy: null, layout: null };
      const { municipality, notices } = await this.shortfall.municipalityIn(tx, moment, code, question);
      const schedules = await this.tariffs.schedulesOn(tx, moment);
      return sisaAnswer({
        municipality,
        years: {
          year,
          declared: await this.balances.declaredYears(tx, moment, [code], range),
          posted: await this.postings.standing(tx, moment, code, range),
          reckoned: await this.normAmounts.normAmounts(tx, moment, schedules, { municipalityCodes: [code], ...ofYear }),
        },
        indicators: await this.indicators.indicators(tx, moment, year),
        provisionalNotices: provisionalNotices(versionsOf(schedules), ofYear),
        notices,
        moment,
      });
    });
  }
}
