import { Injectable } from '@nestjs/common';
import { amount } from '../../kernel/money.js';
import { declarationId } from '../../declarations/declaration-id.js';
import { DeclarationsService } from '../../declarations/declarations.service.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { TariffsService } from '../../reference/tariffs/tariffs.service.js';
import { CareService } from '../../shortfall/care/care.service.js';
import type { CostCoveringTariffDto } from '../../shortfall/cost-covering-tariff/cost-covering-tariff.dto.js';
import { CostCoveringTariffService } from '../../shortfall/cost-covering-tariff/cost-covering-tariff.service.js';
import type { ExplanationDto } from '../../shortfall/explanation/explanation.dto.js';
import { ExplanationService } from '../../shortfall/explanation/explanation.service.js';
import { NationalReadings } from '../../shortfall/national-reading.js';
import { ScenariosService } from '../../shortfall/scenarios/scenarios.service.js';
import { ShortfallService } from '../../shortfall/shortfall.service.js';
import type { FiguresQuestion } from '../../shortfall/shortfall.service.js';
import { declaredLineRows } from './declared-lines.js';
import type { DeclarationRows } from './lines-sheet.js';
import type { NegotiationFigures } from './negotiation-figures.js';
import { placeYears } from './place-years.js';
import type { PlaceYear } from './place-years.js';

/** Is told how much was done of how much. */
export type Progress = (done: number, total: number) => Promise<void>;

/** Reads all that the negotiation workbook says, within one transaction. */
@Injectable()
export class NegotiationFiguresService {
  constructor(
    private readonly shortfall: ShortfallService,
    private readonly readings: NationalReadings,
    private readonly explanations: ExplanationService,
    private readonly costCovering: CostCoveringTariffService,
    private readonly care: CareService,
    private readonly scenarios: ScenariosService,
    private readonly declarations: DeclarationsService,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
  ) {}

  /** `tell` is told how many declarations were read of how many, before the first and after each. */
  async read(tx: Tx, moment: Date, id: string, question: FiguresQuestion, tell: Progress): Promise<NegotiationFigures> {
    await tell(0, 1);
    const municipalYears = await this.shortfall.municipalYearsIn(tx, moment, question);
    const years = placeYears(municipalYears, await this.shortfall.normAmountsIn(tx, moment, question));
    const declaredYears = [...new Set(years.filter(({ figures }) => figures !== null).map(({ year }) => year))].sort();
    const layoutOf = new Map(municipalYears.map(({ code, layoutCode }) => [code, layoutCode]));
    return {
      id,
      snapshotSha256: await this.ledger.snapshotHash(tx, moment),
      perYear: await this.shortfall.nationalIn(tx, moment, question, ['year']),
      perComponent: await this.shortfall.nationalIn(tx, moment, question, ['component']),
      perProvince: await this.shortfall.nationalIn(tx, moment, question, ['province']),
      perPlace: await this.shortfall.nationalIn(tx, moment, question, ['province', 'municipality']),
      perPlaceComponent: await this.shortfall.nationalIn(tx, moment, question, ['municipality', 'component']),
      placeYears: years,
      explanations: await this.explained(tx, moment, question, declaredYears),
      costCovering: await this.coveringTariffs(tx, moment, question, declaredYears),
      care: await this.care.readIn(await this.readings.at(tx, moment, question), question, ['year']),
      scenarios: await this.scenarios.recordedBy(tx, moment),
      tariffs: await this.tariffs.appliedOn(tx, moment, question.tariffsPublishedBy),
      costCategories: await this.reference.costCategories(tx, moment),
      declarations: this.declarationRows(tx, moment, question, layoutOf, tell),
    };
  }

  private async explained(
    tx: Tx,
    moment: Date,
    { layout }: FiguresQuestion,
    years: readonly PlaceYear['year'][],
  ): Promise<ExplanationDto[]> {
    const found: ExplanationDto[] = [];
    for (const fromYear of years) {
      const toYear = fromYear + 1;
      if (!years.includes(toYear)) continue;
      const reading = await this.readings.at(tx, moment, { fromYear, toYear, layout });
      const question = { fromYear, toYear, layout, municipality: null, contentTariff: amount(0) };
      const explanation = await this.explanations.readIn(reading, question);
      if (explanation.change !== null) found.push(explanation);
    }
    return found;
  }

  private async coveringTariffs(
    tx: Tx,
    moment: Date,
    { layout }: FiguresQuestion,
    years: readonly PlaceYear['year'][],
  ): Promise<CostCoveringTariffDto[]> {
    const found: CostCoveringTariffDto[] = [];
    for (const year of years) {
      const reading = await this.readings.at(tx, moment, { fromYear: year, toYear: year, layout });
      const question = { year, layout, coverage: amount('0.75'), of: 'municipalities', tariff: null } as const;
      found.push(await this.costCovering.readIn(reading, question));
    }
    return found;
  }

  private async *declarationRows(
    tx: Tx,
    moment: Date,
    question: FiguresQuestion,
    layoutOf: ReadonlyMap<string, string>,
    tell: Progress,
  ): AsyncGenerator<DeclarationRows> {
    const names = new Map((await this.reference.municipalities(tx, moment)).map(({ code, name }) => [code, name]));
    const all = await this.declarations.listIn(
      tx,
      { municipalityCode: null, fiscalYear: null, status: 'approved' },
      moment,
    );
    const approved = all.filter(({ fiscalYear }) => fiscalYear >= question.fromYear && fiscalYear <= question.toYear);
    const rules = await this.reference.assessmentRules(tx, moment, question.tariffsPublishedBy);
    for (const [done, declaration] of approved.entries()) {
      await tell(done, approved.length);
      const { municipalityCode: code, fiscalYear: year } = declaration;
      yield {
        declarationId: declarationId(declaration),
        municipality: { code, name: names.get(code) ?? code },
        layoutCode: layoutOf.get(code) ?? code,
        year,
        fileName: declaration.fileName,
        rows: declaredLineRows(await this.declarations.assess(tx, declaration, rules)),
      };
    }
    await tell(approved.length, approved.length);
  }
}
