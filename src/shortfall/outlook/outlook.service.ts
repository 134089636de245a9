import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import { LAST_OUTLOOK_YEAR, outlook } from '../../kernel/outlook.js';
import type { IsoDate } from '../../kernel/period.js';
import type { YearIndex } from '../../kernel/scenario-overlay.js';
import { AnswerMemory } from '../../platform/database/answer-memory.js';
import { dutchDay } from '../../platform/dutch-dates.js';
import { ProblemError } from '../../platform/http/problem.js';
import { BaselineService } from '../baseline/baseline.service.js';
import { NO_TARIFF_NOTICE } from '../certainty-notices.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import { NationalReadings, placesDue } from '../national-reading.js';
import type { NationalReading } from '../national-reading.js';
import { usualPlacesYear } from '../estimate/estimate-frame.js';
import type { EstimateYears } from '../estimate/estimate-frame.js';
import { baseYearEstimate } from './base-year-estimate.js';
import { outlookDto } from './outlook-answer.js';
import type { OutlookDto } from './outlook.dto.js';
import { withSupposed } from './supposed-tariffs.js';

/** What is supposed of later years; what is not named stays as it is. */
export interface OutlookQuestion {
  /** null: the last declared year that is over. */
  readonly baseYear: number | null;
  readonly throughYear: number;
  readonly volumeIndex: ReadonlyMap<number, string>;
  readonly costIndex: ReadonlyMap<number, string>;
  readonly gooTariff: ReadonlyMap<IsoDate, string>;
  readonly pooTariff: ReadonlyMap<IsoDate, string>;
  readonly layout: number | null;
}

/** Carries a declared year forward to later years, with a range for those who did not declare. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly answers: AnswerMemory,
    private readonly readings: NationalReadings,
    private readonly baselines: BaselineService,
    private readonly years: ComponentYearsRepository,
  ) {}

  async outlook(question: OutlookQuestion, knownOn: Date | null): Promise<OutlookDto> {
    const { volumeIndex, costIndex, gooTariff, pooTariff, ...others } = question;
    const given = [volumeIndex, costIndex, gooTariff, pooTariff].map((map) => [...map]);
    // which year is the base year may depend on which years are over
    const asked = (moment: Date): unknown[] => ['outlook', others, given, dutchDay(moment).slice(0, 4)];
    return this.answers.answer(asked, knownOn, async (tx, moment) => {
      const baseYear = await this.baselines.baseYear(tx, moment, question.baseYear);
      refuseFaults(question, baseYear);
      const { layout } = question;
      const reading = await this.readings.at(tx, moment, { fromYear: baseYear, toYear: baseYear, layout });
      return this.outlookIn(reading, question, baseYear);
    });
  }

  private async outlookIn(reading: NationalReading, question: OutlookQuestion, baseYear: number): Promise<OutlookDto> {
    const { throughYear, layout } = question;
    const baseline = await this.baselines.read(reading);
    const due = placesDue(reading, baseYear);
    const tariffs = {
      gooPlaceDay: withSupposed(baseline.tariffs.gooPlaceDay, question.gooTariff),
      pooPersonMonth: withSupposed(baseline.tariffs.pooPersonMonth, question.pooTariff),
    };
    const carried = outlook(baseline.segments, {
      ...{ baseYear, throughYear, tariffs },
      volumeIndex: everyYear(question.volumeIndex, baseYear, throughYear),
      costIndex: everyYear(question.costIndex, baseYear, throughYear),
    });
    const lacksTariff = carried.years.some(({ certainty }) => certainty === 'no-tariff');
    const notices = await this.baselines.notices(
      reading,
      { ...baseline, tariffs },
      { fromYear: baseYear, toYear: throughYear },
    );
    return outlookDto({
      ...{ moment: reading.moment, layout, baseYear, throughYear, outlook: carried },
      estimated: baseYearEstimate(await this.estimateYears(reading, baseYear, layout)),
      completeness: { municipalities: due.length, respondents: due.filter(({ isDeclared }) => isDeclared).length },
      notices: [...notices, ...(lacksTariff ? [NO_TARIFF_NOTICE] : [])],
    });
  }

  private async estimateYears(reading: NationalReading, year: number, layout: number | null): Promise<EstimateYears> {
    const placesOf = usualPlacesYear(year);
    const both = await this.readings.at(reading.tx, reading.moment, { fromYear: placesOf, toYear: year, layout });
    return {
      ...{ year, placesOf, due: placesDue(both, year), dueForPlaces: placesDue(both, placesOf) },
      balances: await this.years.componentYears(both),
    };
  }
}

function everyYear(given: ReadonlyMap<number, string>, baseYear: number, throughYear: number): YearIndex {
  const later = Array.from({ length: throughYear - baseYear }, (_, index) => baseYear + 1 + index);
  return new Map(later.map((year) => [year, amount(given.get(year) ?? 1)]));
}

function refuseFaults({ throughYear, volumeIndex, costIndex }: OutlookQuestion, baseYear: number): void {
  if (throughYear <= baseYear) {
    const message = `Kies een laatste jaar na ${baseYear}, tot en met ${LAST_OUTLOOK_YEAR}.`;
    throw new ProblemError('invalid-request', message, {
      errors: [{ code: 'last-year-before-base-year', message, pointer: 'throughYear' }],
    });
  }
  const message = `Geef factoren voor de jaren ${baseYear + 1} tot en met ${throughYear}.`;
  const errors = Object.entries({ volumeIndex, costIndex })
    .filter(([, index]) => [...index.keys()].some((year) => year <= baseYear || year > throughYear))
    .map(([pointer]) => ({ code: 'index-outside-outlook', message, pointer }));
  if (errors.length > 0) throw new ProblemError('invalid-request', message, { errors });
}
