import { Injectable } from '@nestjs/common';
import { ReassessmentService } from '../../declarations/reassessment.service.js';
import type { Tx } from '../../platform/database/transactions.js';
import { TariffsService, versionsOf } from '../../reference/tariffs/tariffs.service.js';
import type { YearRange } from '../balance-sums.js';
import { NOTHING_DECLARED_NOTICE, provisionalNotices, reassessmentNotice } from '../certainty-notices.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import type { ComponentYear } from '../component-years.repository.js';
import { noticesOf } from '../municipal-shortfall.js';
import type { NationalFrame } from '../national-frame.js';
import { NationalReadings } from '../national-reading.js';
import type { NationalQuestion, NationalReading } from '../national-reading.js';
import { HIDING_NOTICES, inOneLayout, publishableFigures } from './publishable.js';
import type { LayoutQuestion } from './publishable.js';
import type { PublishableDto, YearCompletenessDto } from './publishable.dto.js';

/** Says what may leave the house: figures of the country from which no single municipality can be told. */
@Injectable()
export class PublishableService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
    private readonly tariffs: TariffsService,
    private readonly reassessments: ReassessmentService,
  ) {}

  async ofYears(question: NationalQuestion, knownOn: Date | null): Promise<PublishableDto> {
    const asked = inOneLayout(question);
    return this.readings.answer(asked, ['publishable'], knownOn, (reading) => this.answer(asked, reading));
  }

  /** The same within somebody else's transaction. */
  async ofYearsIn(tx: Tx, moment: Date, question: NationalQuestion): Promise<PublishableDto> {
    const asked = inOneLayout(question);
    return this.answer(asked, await this.readings.at(tx, moment, asked));
  }

  private async answer(
    { fromYear, toYear, layout }: LayoutQuestion,
    reading: NationalReading,
  ): Promise<PublishableDto> {
    const balances = await this.years.componentYears(reading);
    return {
      knownOn: reading.moment.toISOString(),
      layout,
      fromYear,
      toYear,
      ...publishableFigures(balances, reading.frame),
      completeness: completenessOf(reading.frame, { fromYear, toYear }),
      notices: [...HIDING_NOTICES, ...(await this.certaintyNotices(reading, balances))],
    };
  }

  /** Also who reads no municipality must know how sure the figures are; of a planned reorganisation it is not told whose. */
  private async certaintyNotices(
    { tx, moment, range, frame }: NationalReading,
    balances: readonly ComponentYear[],
  ): Promise<string[]> {
    const tariffs = versionsOf(await this.tariffs.schedulesOn(tx, moment));
    const waiting = await this.reassessments.waitingOn(tx, moment, range.fromYear, range.toYear);
    return [
      ...(balances.length === 0 ? [NOTHING_DECLARED_NOTICE] : []),
      ...noticesOf(balances, provisionalNotices(tariffs, range)).notices,
      ...(waiting.length > 0 ? [reassessmentNotice(waiting.length)] : []),
      ...(frame.planned.length > 0 ? ['deze indeling rust op een herindeling die nog geen wet is'] : []),
    ];
  }
}

function completenessOf({ dueYears }: NationalFrame, { fromYear, toYear }: YearRange): YearCompletenessDto[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index).map((year) => {
    const due = dueYears.filter((one) => one.year === year);
    return { year, expected: due.length, declared: due.filter(({ isDeclared }) => isDeclared).length };
  });
}
