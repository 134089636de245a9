import { Injectable } from '@nestjs/common';
import { totalPosition } from '../kernel/state-position.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { dutchDay } from '../platform/dutch-dates.js';
import { ReferenceService } from '../reference/reference.service.js';
import type { BalanceView } from './balance-view.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import type { ComponentTotals } from './municipal-balances.repository.js';
import { ShortfallService } from './shortfall.service.js';
import type { FiguresQuestion } from './shortfall.service.js';
import type { StatePositionDto } from './state-position.dto.js';
import { positionDto, yearPosition } from './state-position.js';

/** Answers how a municipality stands with the State. */
@Injectable()
export class StatePositionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly shortfall: ShortfallService,
    private readonly balances: MunicipalBalancesRepository,
    private readonly reference: ReferenceService,
  ) {}

  async ofMunicipality(code: string, question: FiguresQuestion, knownOn: Date | null): Promise<StatePositionDto> {
    return this.transactions.readKnownOn(knownOn, (tx, moment) => this.ofMunicipalityIn(tx, moment, code, question));
  }

  /** The same within somebody else's transaction. */
  async ofMunicipalityIn(tx: Tx, moment: Date, code: string, question: FiguresQuestion): Promise<StatePositionDto> {
    const { municipality, codes, notices } = await this.shortfall.municipalityIn(tx, moment, code, question);
    const view = await this.shortfall.viewAsked(tx, moment, question, codes);
    const declared = await this.balances.declaredYears(tx, moment, codes, question);
    const ofEach = await this.componentsOfEach(tx, view, codes, question);
    const deadlines = await this.reference.deadlines(tx, moment);
    const years = Array.from({ length: question.toYear - question.fromYear + 1 }, (_, index) => {
      const year = question.fromYear + index;
      const ofYear = declared.filter((one) => one.year === year);
      return yearPosition({
        year,
        declared: ofYear.map((one) => ({
          ...one,
          components: (ofEach.get(one.municipalityCode) ?? []).filter((part) => part.year === year),
        })),
        deadlines: deadlines.filter((deadline) => deadline.year === year),
        today: dutchDay(moment),
        notices,
      });
    });
    return {
      municipality: municipality.code,
      name: municipality.name,
      years,
      total: positionDto(totalPosition([...ofEach.values()].flat())),
      knownOn: moment.toISOString(),
      tariffsPublishedBy: question.tariffsPublishedBy,
      layout: question.layout,
    };
  }

  private async componentsOfEach(
    tx: Tx,
    view: BalanceView,
    codes: readonly string[],
    question: FiguresQuestion,
  ): Promise<Map<string, ComponentTotals[]>> {
    const ofEach = new Map<string, ComponentTotals[]>();
    for (const code of codes) ofEach.set(code, await this.balances.componentTotals(tx, view, [code], question));
    return ofEach;
  }
}
