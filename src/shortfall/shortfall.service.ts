import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../kernel/period.js';
import type { DeclaredScope } from '../declarations/declared-lines.repository.js';
import { NormAmountsService } from '../declarations/norm-amounts.service.js';
import type { NormAmount } from '../declarations/norm-amounts.service.js';
import { ReassessmentService } from '../declarations/reassessment.service.js';
import { Clock } from '../platform/clock.js';
import { AnswerMemory } from '../platform/database/answer-memory.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import type { Municipality } from '../reference/reference.repository.js';
import { CountryService } from '../reference/country.service.js';
import { layoutOfYear, OWN_LAYOUT, plannedIn } from '../reference/layout.js';
import { municipalityOf } from '../reference/reference.service.js';
import { TariffsService, versionsOf } from '../reference/tariffs/tariffs.service.js';
import type { TariffSchedules } from '../reference/tariffs/tariffs.service.js';
import type { BalanceView, DeductionSwitch } from './balance-view.js';
import { plannedNotice, provisionalNotices, publishedByNotice, reassessmentNotice } from './certainty-notices.js';
import { municipalShortfall } from './municipal-shortfall.js';
import { nationalShortfall } from './national-shortfall.js';
import type { FiguresQuery, MunicipalShortfallDto, NationalShortfallDto, YearsQuery } from './shortfall.dto.js';
import type { YearRange } from './balance-sums.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import type { MunicipalYear } from './national-balances.repository.js';
import { nationalFrame } from './national-frame.js';
import type { Grouping, NationalFrame } from './national-frame.js';

/** What figures are asked for; apart from the moment they are known on. */
export interface FiguresQuestion extends YearRange {
  /** null: at the tariffs that the ledger holds */
  readonly tariffsPublishedBy: IsoDate | null;
  /** null: every municipality of its time on its own */
  readonly layout: number | null;
}

/** Answers what the gap is: of one municipality, and of all. */
@Injectable()
export class ShortfallService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswerMemory,
    private readonly municipal: MunicipalBalancesRepository,
    private readonly balances: NationalBalancesRepository,
    private readonly countries: CountryService,
    private readonly tariffs: TariffsService,
    private readonly normAmounts: NormAmountsService,
    private readonly reassessments: ReassessmentService,
    private readonly clock: Clock,
  ) {}

  /** From the first year asked to the last; without a last year, to this year. */
  rangeOf(query: Pick<YearsQuery, 'fromYear' | 'toYear'>): YearRange {
    const toYear = query.toYear ?? Math.max(this.clock.year(), query.fromYear);
    if (toYear < query.fromYear) {
      throw new ProblemError('invalid-request', 'Het eerste jaar ligt na het laatste jaar.', {
        errors: [{ code: 'years-reversed', message: 'Kies een toYear vanaf fromYear.', pointer: 'toYear' }],
      });
    }
    return { fromYear: query.fromYear, toYear };
  }

  questionOf(query: Omit<FiguresQuery, 'knownOn'>): FiguresQuestion {
    return {
      ...this.rangeOf(query),
      tariffsPublishedBy: query.tariffsPublishedBy ?? null,
      layout: query.layout ?? null,
    };
  }

  async ofMunicipality(code: string, question: FiguresQuestion, knownOn: Date | null): Promise<MunicipalShortfallDto> {
    return this.transactions.readKnownOn(knownOn, (tx, moment) => this.ofMunicipalityIn(tx, moment, code, question));
  }

  async national(
    question: FiguresQuestion,
    groupings: readonly Grouping[],
    knownOn: Date | null,
  ): Promise<NationalShortfallDto> {
    const { fromYear, toYear, tariffsPublishedBy, layout } = question;
    return this.answers.answer(
      ['national', fromYear, toYear, tariffsPublishedBy, layout, groupings],
      knownOn,
      (tx, moment) => this.nationalIn(tx, moment, question, groupings),
    );
  }

  /** The same within somebody else's transaction. */
  async ofMunicipalityIn(
    tx: Tx,
    moment: Date,
    code: string,
    question: FiguresQuestion,
  ): Promise<MunicipalShortfallDto> {
    const { municipality, codes, notices } = await this.municipalityIn(tx, moment, code, question);
    const scope = { municipalityCodes: codes, ...question };
    const schedules = await this.tariffs.schedulesOn(tx, moment, question.tariffsPublishedBy);
    const normAmounts = await this.normAmounts.normAmounts(tx, moment, schedules, scope);
    const view = { moment, normAmounts: question.tariffsPublishedBy === null ? null : normAmounts, deduction: null };
    const figures = municipalShortfall({
      municipality,
      range: question,
      declaredYears: await this.municipal.declaredYears(tx, moment, codes, question),
      components: await this.municipal.componentTotals(tx, view, codes, question),
      psychosocial: await this.municipal.psychosocialCosts(tx, view, codes, question),
      normAmounts,
      provisionalNotices: provisionalNotices(versionsOf(schedules), question),
      notices,
    });
    return { ...figures, ...answered(moment, question) };
  }

  /** The same within somebody else's transaction. */
  async nationalIn(
    tx: Tx,
    moment: Date,
    question: FiguresQuestion,
    groupings: readonly Grouping[],
  ): Promise<NationalShortfallDto> {
    const schedules = await this.tariffs.schedulesOn(tx, moment, question.tariffsPublishedBy);
    const reckoned = question.tariffsPublishedBy === null ? null : schedules;
    const view = await this.viewAt(tx, moment, reckoned, { municipalityCodes: null, ...question });
    return this.nationalOf(tx, view, question, groupings, schedules);
  }

  /** National figures with the norm amounts reckoned anew at these tariffs: what they would be if the ledger held them. */
  async nationalAtTariffs(
    tx: Tx,
    moment: Date,
    question: FiguresQuestion,
    groupings: readonly Grouping[],
    schedules: TariffSchedules,
  ): Promise<NationalShortfallDto> {
    const view = await this.viewAt(tx, moment, schedules, { municipalityCodes: null, ...question });
    return this.nationalOf(tx, view, question, groupings, schedules);
  }

  /** National figures with own contributions of a year deducted or not: what they would be if the ledger held them so. */
  async nationalAtDeduction(
    tx: Tx,
    moment: Date,
    question: FiguresQuestion,
    groupings: readonly Grouping[],
    deduction: DeductionSwitch,
  ): Promise<NationalShortfallDto> {
    const schedules = await this.tariffs.schedulesOn(tx, moment);
    return this.nationalOf(tx, { moment, normAmounts: null, deduction }, question, groupings, schedules);
  }

  /** Every year of every municipality, for who writes them down. */
  async municipalYearsIn(tx: Tx, moment: Date, question: FiguresQuestion): Promise<MunicipalYear[]> {
    const frame = await this.frameIn(tx, moment, question);
    return this.balances.municipalYears(tx, await this.viewAsked(tx, moment, question, null), frame, question);
  }

  /** The norm amounts of every declared year, whatever its basis. */
  async normAmountsIn(tx: Tx, moment: Date, question: FiguresQuestion): Promise<NormAmount[]> {
    const schedules = await this.tariffs.schedulesOn(tx, moment, question.tariffsPublishedBy);
    return this.normAmounts.normAmounts(tx, moment, schedules, { municipalityCodes: null, ...question });
  }

  /** A municipality with all that is part of it in the layout that is asked for. */
  async municipalityIn(
    tx: Tx,
    moment: Date,
    code: string,
    question: FiguresQuestion,
  ): Promise<{ municipality: Municipality; codes: string[]; notices: string[] }> {
    const { municipalities, reorganisations } = await this.countries.countryOn(tx, moment);
    const layoutOf = question.layout === null ? OWN_LAYOUT : layoutOfYear(reorganisations, question.layout);
    const municipality = municipalityOf(municipalities, code);
    if (layoutOf(code) !== code) {
      const successor = municipalities.find((candidate) => candidate.code === layoutOf(code));
      const went = successor ? `${successor.name} (${successor.code})` : layoutOf(code);
      throw new ProblemError(
        'not-found',
        `${municipality.name} bestaat niet in de indeling van ${question.layout}. Vraag ${went}.`,
      );
    }
    const codes = municipalities.map((candidate) => candidate.code).filter((other) => layoutOf(other) === code);
    const waiting = await this.reassessments.waitingOn(tx, moment, question.fromYear, question.toYear);
    const planned = (question.layout === null ? [] : plannedIn(reorganisations, question.layout)).filter(
      ({ predecessor }) => codes.includes(predecessor),
    );
    const ownWaiting = waiting.filter((other) => codes.includes(other)).length;
    return {
      municipality,
      codes,
      notices: [
        ...commonNotices(question, ownWaiting),
        ...planned.map((one) =>
          plannedNotice(one.effectiveOn, nameOf(municipalities, one.predecessor), municipality.name),
        ),
      ],
    };
  }

  private async nationalOf(
    tx: Tx,
    view: BalanceView,
    question: FiguresQuestion,
    groupings: readonly Grouping[],
    schedules: TariffSchedules,
  ): Promise<NationalShortfallDto> {
    const { moment } = view;
    const frame = await this.frameIn(tx, moment, question);
    const waiting = await this.reassessments.waitingOn(tx, moment, question.fromYear, question.toYear);
    const figures = nationalShortfall({
      range: question,
      groupings,
      frame,
      sums: await this.balances.groupSums(tx, view, frame, question, groupings),
      provisionalNotices: provisionalNotices(versionsOf(schedules), question),
      notices: [...commonNotices(question, waiting.length), ...(await this.plannedNotices(tx, moment, frame))],
    });
    return { ...figures, ...answered(moment, question) };
  }

  private async plannedNotices(tx: Tx, moment: Date, { planned }: NationalFrame): Promise<string[]> {
    if (planned.length === 0) return [];
    const { municipalities } = await this.countries.countryOn(tx, moment);
    return planned.map(({ effectiveOn, predecessor, successor }) =>
      plannedNotice(effectiveOn, nameOf(municipalities, predecessor), nameOf(municipalities, successor)),
    );
  }

  /** The balances that a question is about: as posted, or at the tariffs of a publication. */
  async viewAsked(
    tx: Tx,
    moment: Date,
    question: FiguresQuestion,
    municipalityCodes: readonly string[] | null,
  ): Promise<BalanceView> {
    const { tariffsPublishedBy } = question;
    const schedules =
      tariffsPublishedBy === null ? null : await this.tariffs.schedulesOn(tx, moment, tariffsPublishedBy);
    return this.viewAt(tx, moment, schedules, { municipalityCodes, ...question });
  }

  private async viewAt(
    tx: Tx,
    moment: Date,
    schedules: TariffSchedules | null,
    scope: DeclaredScope,
  ): Promise<BalanceView> {
    if (schedules === null) return { moment, normAmounts: null, deduction: null };
    return { moment, normAmounts: await this.normAmounts.normAmounts(tx, moment, schedules, scope), deduction: null };
  }

  /** The frame that national figures are in: the municipalities of the layout, and which years are due and declared. */
  async frameIn(
    tx: Tx,
    moment: Date,
    question: Pick<FiguresQuestion, 'fromYear' | 'toYear' | 'layout'>,
  ): Promise<NationalFrame> {
    const country = await this.countries.countryOn(tx, moment);
    const declared = await this.balances.declaredYears(tx, moment, question);
    return nationalFrame(country, question, question.layout, declared);
  }
}

function commonNotices(question: FiguresQuestion, waiting: number): string[] {
  return [
    ...(waiting > 0 ? [reassessmentNotice(waiting)] : []),
    ...(question.tariffsPublishedBy === null ? [] : [publishedByNotice(question.tariffsPublishedBy)]),
  ];
}

function nameOf(municipalities: readonly Municipality[], code: string): string {
  return municipalities.find((municipality) => municipality.code === code)?.name ?? code;
}

function answered(
  moment: Date,
  { tariffsPublishedBy, layout }: FiguresQuestion,
): { knownOn: string; tariffsPublishedBy: string | null; layout: number | null } {
  return { knownOn: moment.toISOString(), tariffsPublishedBy, layout };
}
