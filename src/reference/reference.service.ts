import { Injectable } from '@nestjs/common';
import { componentRules } from '../kernel/cost-component.js';
import type { ComponentOf, ComponentRule } from '../kernel/cost-component.js';
import type { IsoDate } from '../kernel/period.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { layoutOfYear, OWN_LAYOUT, plannedIn } from './layout.js';
import type { LayoutOf, Reorganisation } from './layout.js';
import { ReferenceRepository } from './reference.repository.js';
import type { CostCategory, Deadline, DeductionRule, Municipality } from './reference.repository.js';
import { TariffsService } from './tariffs/tariffs.service.js';
import type { TariffSchedules } from './tariffs/tariffs.service.js';

/** The dated rules that years are assessed by. */
export interface AssessmentRules {
  readonly tariffs: TariffSchedules;
  readonly componentOf: ComponentOf;
  /** Whether own contributions are deducted in a year; throws where nothing is laid down for it. */
  readonly deductsOwnContributions: (fiscalYear: number) => boolean;
}

/** A municipality among others; refuses a code that is none of them. */
export function municipalityOf(municipalities: readonly Municipality[], code: string): Municipality {
  const municipality = municipalities.find((candidate) => candidate.code === code);
  if (!municipality) throw new ProblemError('not-found', 'Deze gemeente bestaat niet.');
  return municipality;
}

/** How municipalities are grouped in a layout. */
export interface Layout {
  readonly of: LayoutOf;
  /** Reorganisations in it that are not law yet. */
  readonly planned: readonly Reorganisation[];
}

/** Reads what everyone shares, as it stood at a moment: municipalities, cost categories, rules. */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly repository: ReferenceRepository,
    private readonly tariffs: TariffsService,
  ) {}

  async municipalities(tx: Tx, moment: Moment, validOn: IsoDate | null = null): Promise<Municipality[]> {
    return this.repository.municipalities(tx, moment, validOn);
  }

  async costCategories(tx: Tx, moment: Moment): Promise<CostCategory[]> {
    return this.repository.costCategories(tx, moment);
  }

  async componentRules(tx: Tx, moment: Moment): Promise<ComponentRule[]> {
    return this.repository.componentRules(tx, moment);
  }

  async deadlines(tx: Tx, moment: Moment): Promise<Deadline[]> {
    return this.repository.deadlines(tx, moment);
  }

  async deductionRules(tx: Tx, moment: Moment): Promise<DeductionRule[]> {
    return this.repository.deductionRules(tx, moment);
  }

  /** Switches the deduction of a year on or off. Refuses what is so already, and a year that nothing is laid down for. */
  async switchDeduction(tx: Tx, rule: DeductionRule): Promise<void> {
    await this.tariffs.lockToChange(tx);
    const recordedAt = await tx.recordingMoment();
    const current = (await this.repository.deductionRules(tx, recordedAt)).find(({ year }) => year === rule.year);
    if (!current)
      throw new ProblemError('not-found', `Voor ${rule.year} is nog niets vastgelegd over eigen bijdragen.`);
    if (current.deducts === rule.deducts) {
      throw new ProblemError(
        'conflict',
        `Eigen bijdragen van ${rule.year} tellen al ${rule.deducts ? 'mee' : 'niet mee'}.`,
      );
    }
    await this.repository.replaceDeductionRule(tx, rule, recordedAt);
  }

  /** The layout of a year; null: every municipality of its time on its own. */
  async layout(tx: Tx, moment: Moment, year: number | null): Promise<Layout> {
    if (year === null) return { of: OWN_LAYOUT, planned: [] };
    const reorganisations = await this.repository.reorganisations(tx, moment);
    return { of: layoutOfYear(reorganisations, year), planned: plannedIn(reorganisations, year) };
  }

  /** The rules as known at a moment; with `publishedBy`, at the tariffs that were published by that day. */
  async assessmentRules(tx: Tx, moment: Moment, publishedBy: IsoDate | null = null): Promise<AssessmentRules> {
    const deductions = new Map(
      (await this.repository.deductionRules(tx, moment)).map(({ year, deducts }) => [year, deducts]),
    );
    return {
      tariffs: await this.tariffs.schedulesOn(tx, moment, publishedBy),
      componentOf: componentRules(await this.repository.componentRules(tx, moment)),
      deductsOwnContributions: (fiscalYear) => {
        const deducts = deductions.get(fiscalYear);
        if (deducts === undefined) {
          throw new Error(`no deduction rule for ${fiscalYear}: add it to the reference data, with its source`);
        }
        return deducts;
      },
    };
  }
}
