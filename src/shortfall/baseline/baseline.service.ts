import { Injectable } from '@nestjs/common';
import type { BaselineSegment } from '../../kernel/scenario.js';
import { ReassessmentService } from '../../declarations/reassessment.service.js';
import type { Tx } from '../../platform/database/transactions.js';
import { TariffsService, versionsOf } from '../../reference/tariffs/tariffs.service.js';
import type { TariffSchedules } from '../../reference/tariffs/tariffs.service.js';
import type { YearRange } from '../balance-sums.js';
import { plannedNotice, provisionalNotices, reassessmentNotice } from '../certainty-notices.js';
import { NationalBalancesRepository } from '../national-balances.repository.js';
import type { NationalReading } from '../national-reading.js';
import { BASE_YEARS, baseYearOf } from './base-year.js';
import { baselineSegments } from './baseline-segments.js';
import { BaselineRepository } from './baseline.repository.js';

/** The books of the country as posted, in segments, with the law they are held against. */
export interface Baseline {
  readonly segments: readonly BaselineSegment[];
  readonly tariffs: TariffSchedules;
}

/** Reads what scenarios and outlooks begin from, at the moment of a reading. */
@Injectable()
export class BaselineService {
  constructor(
    private readonly repository: BaselineRepository,
    private readonly balances: NationalBalancesRepository,
    private readonly tariffs: TariffsService,
    private readonly reassessments: ReassessmentService,
  ) {}

  /** The last year as posted; see baseYearOf. */
  async baseYear(tx: Tx, moment: Date, asked: number | null): Promise<number> {
    return baseYearOf(asked, await this.balances.declaredYears(tx, moment, BASE_YEARS), moment);
  }

  /** The years of the reading. */
  async read(reading: NationalReading): Promise<Baseline> {
    const tariffs = await this.tariffs.schedulesOn(reading.tx, reading.moment);
    const balances = await this.repository.monthBalances(reading);
    const spans = await this.repository.receptionSpans(reading);
    return { segments: baselineSegments(balances, spans, tariffs), tariffs };
  }

  /** What the reader must know of figures of these years, at the tariffs of the law. */
  async notices(reading: NationalReading, { tariffs }: Baseline, years: YearRange): Promise<string[]> {
    const { tx, moment, range, frame, country } = reading;
    const waiting = (await this.reassessments.waitingOn(tx, moment, range.fromYear, range.toYear)).length;
    const nameOf = (code: string): string =>
      country.municipalities.find((municipality) => municipality.code === code)?.name ?? code;
    return [
      ...(waiting > 0 ? [reassessmentNotice(waiting)] : []),
      ...provisionalNotices(versionsOf(tariffs), years),
      ...frame.planned.map(({ effectiveOn, predecessor, successor }) =>
        plannedNotice(effectiveOn, nameOf(predecessor), nameOf(successor)),
      ),
    ];
  }
}
