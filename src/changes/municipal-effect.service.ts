import { Injectable } from '@nestjs/common';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { amount } from '../kernel/money.js';
import { municipalityOfScope } from '../platform/access/access.js';
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

/** A municipality's figures at one side of a change. */
interface Figures {
  readonly ofYear: TotalsDto | null;
  readonly ofAllYears: TotalsDto | null;
  readonly position: PositionDto;
}

/** What the country comes to at one side of a change. */
interface NationalFigures {
  readonly ofYear: NationalTotalDto;
  readonly ofAllYears: NationalTotalDto;
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
    // somebody of a municipality sees no others, so has nothing to add up
    const isNational = municipalityOfScope(tx.access.scope) === null;
    const before = await this.figures(tx, moment, municipalityCode, year);
    const nationalBefore = isNational ? await this.nationalFigures(tx, moment, year) : null;
    await change();
    const after = await this.figures(tx, moment, municipalityCode, year);
    const nationalAfter = isNational ? await this.nationalFigures(tx, moment, year) : null;
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
      nationalOfYear: nationalBefore && nationalAfter && nationalEffect(nationalBefore.ofYear, nationalAfter.ofYear),
      nationalOfAllYears:
        nationalBefore && nationalAfter && nationalEffect(nationalBefore.ofAllYears, nationalAfter.ofAllYears),
      exports: isNational
        ? await this.exportEffects(tx, municipalityCode, year, { moment, total: after.ofYear })
        : null,
    };
  }

  private async figures(tx: Tx, moment: Date, code: string, year: number): Promise<Figures> {
    const municipal = await this.shortfall.ofMunicipalityIn(tx, moment, code, this.allYears(year));
    return {
      ofYear: municipal.years.find((one) => one.year === year)?.total ?? null,
      ofAllYears: municipal.total,
      position: (await this.positions.ofMunicipalityIn(tx, moment, code, onlyYear(year))).total,
    };
  }

  private async nationalFigures(tx: Tx, moment: Date, year: number): Promise<NationalFigures> {
    const national = await this.shortfall.nationalIn(tx, moment, this.allYears(year), ['year']);
    const ofYear = national.groups.find(({ key }) => key === String(year));
    if (!ofYear) throw new Error(`the national figures have no year ${year}`);
    return { ofYear, ofAllYears: national.total };
  }

  private allYears(year: number): FiguresQuestion {
    return { ...onlyYear(year), fromYear: FIRST_FISCAL_YEAR, toYear: Math.max(year, this.clock.year()) };
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
