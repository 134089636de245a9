import { Injectable } from '@nestjs/common';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { amount } from '../kernel/money.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ShortfallService } from '../shortfall/shortfall.service.js';
import type { FiguresQuestion } from '../shortfall/shortfall.service.js';
import type { NationalTotalDto, TotalsDto } from '../shortfall/shortfall.dto.js';
import type { PositionDto } from '../shortfall/state-position.dto.js';
import { StatePositionService } from '../shortfall/state-position.service.js';
import { ExportsService } from '../workbooks/exports.service.js';
import { claimEffect, difference, nationalEffect } from './change-effect.js';
import type { ExportEffectDto, MunicipalEffectDto } from './change-effect.dto.js';

/** A municipality's figures, and the national ones, at one side of a change. */
interface Figures {
  readonly ofYear: TotalsDto | null;
  readonly ofAllYears: TotalsDto | null;
  readonly position: PositionDto;
  readonly nationalOfYear: NationalTotalDto;
  readonly nationalOfAllYears: NationalTotalDto;
}

/** Tells what a change of one municipality's year does: to its claim, to its settlement, nationally, and to exports. */
@Injectable()
export class MunicipalEffectService {
  constructor(
    private readonly shortfall: ShortfallService,
    private readonly positions: StatePositionService,
    private readonly exports: ExportsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the change and answers its effect. Everything is read in the transaction that makes it, so the effect of a
   * rehearsal is that of the real thing. Every lock that the change needs is taken.
   */
  async of(tx: Tx, municipalityCode: string, year: number, change: () => Promise<void>): Promise<MunicipalEffectDto> {
    // what the transaction records is recorded at this moment: before the change it is not there yet, after it, it is
    const moment = await tx.recordingMoment();
    const before = await this.figures(tx, moment, municipalityCode, year);
    await change();
    const after = await this.figures(tx, moment, municipalityCode, year);
    return {
      municipality: municipalityCode,
      year,
      claimOfYear: claimEffect(before.ofYear, after.ofYear),
      claimOfAllYears: claimEffect(before.ofAllYears, after.ofAllYears),
      position: {
        before: before.position,
        after: after.position,
        settled: !amount(before.position.settlements).isZero(),
      },
      nationalOfYear: nationalEffect(before.nationalOfYear, after.nationalOfYear),
      nationalOfAllYears: nationalEffect(before.nationalOfAllYears, after.nationalOfAllYears),
      exports: await this.exportEffects(tx, municipalityCode, year, { moment, total: after.ofYear }),
    };
  }

  private async figures(tx: Tx, moment: Date, code: string, year: number): Promise<Figures> {
    const ofYear = onlyYear(year);
    const ofAllYears = { ...ofYear, fromYear: FIRST_FISCAL_YEAR, toYear: Math.max(year, this.clock.year()) };
    const municipal = await this.shortfall.ofMunicipalityIn(tx, moment, code, ofAllYears);
    const national = await this.shortfall.nationalIn(tx, moment, ofAllYears, 'year');
    const nationalOfYear = national.groups.find(({ key }) => key === String(year));
    if (!nationalOfYear) throw new Error(`the national figures have no year ${year}`);
    return {
      ofYear: municipal.years.find((one) => one.year === year)?.total ?? null,
      ofAllYears: municipal.total,
      position: (await this.positions.ofMunicipalityIn(tx, moment, code, ofYear)).total,
      nationalOfYear,
      nationalOfAllYears: national.total,
    };
  }

  private async exportEffects(
    tx: Tx,
    code: string,
    year: number,
    now: { readonly moment: Date; readonly total: TotalsDto | null },
  ): Promise<ExportEffectDto[]> {
    const effects: ExportEffectDto[] = [];
    for (const made of await this.exports.showingIn(tx, year)) {
      const question = { ...onlyYear(year), tariffsPublishedBy: made.tariffsPublishedBy };
      const totalOn = async (moment: Date): Promise<TotalsDto | null> =>
        (await this.shortfall.ofMunicipalityIn(tx, moment, code, question)).years[0]?.total ?? null;
      const shown = await totalOn(made.knownOn);
      const after = made.tariffsPublishedBy === null ? now.total : await totalOn(now.moment);
      effects.push({
        id: made.id,
        madeAt: made.madeAt.toISOString(),
        knownOn: made.knownOn.toISOString(),
        shown,
        after,
        gapDifference: difference(after?.gap, shown?.gap),
      });
    }
    return effects;
  }
}

function onlyYear(year: number): FiguresQuestion {
  return { fromYear: year, toYear: year, tariffsPublishedBy: null, layout: null };
}
