import { Injectable } from '@nestjs/common';
import type { DeclaredBefore, Known } from '../intake/rules/known.js';
import { CURRENT } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import type { CostCategory } from '../reference/reference.repository.js';
import type { AssessmentRules } from '../reference/reference.service.js';
import type { RunningAssessment } from './running-assessment.js';
import type { DeclarationKey } from './declaration-id.js';
import { DeclarationsRepository } from './declarations.repository.js';
import type { Declaration } from './declarations.repository.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { KnownBeforeRepository } from './known-before.repository.js';

/** Gathers what the rules of the intake compare a declaration with. */
@Injectable()
export class KnownBeforeService {
  constructor(
    private readonly repository: KnownBeforeRepository,
    private readonly declarations: DeclarationsRepository,
    private readonly lines: DeclaredLinesRepository,
  ) {}

  /** `key` is the declaration at hand; its lines are in, and were assessed by these rules. */
  async known(
    tx: Tx,
    key: DeclarationKey,
    rules: AssessmentRules,
    assessment: RunningAssessment,
    costCategories: readonly Pick<CostCategory, 'code' | 'label'>[],
    today: string,
  ): Promise<Known> {
    const { municipalityCode, fiscalYear } = key;
    const labels = new Map(costCategories.map(({ code, label }) => [code, label]));
    const before = await this.declarations.approved(tx, municipalityCode, fiscalYear - 1, CURRENT);
    return {
      fiscalYear,
      today,
      componentOf: ({ costCategory, fundingRoute, month }) => rules.componentOf(costCategory, fundingRoute, month),
      labelOf: (costCategory) => labels.get(costCategory) ?? costCategory,
      entitlementEur: assessment.entitlementEur(),
      extent: assessment.extent(),
      gooNormEur: assessment.gooNormEur(),
      previousVersion: await this.previousVersion(tx, key),
      yearBefore: before && (await this.declaredBefore(tx, before)),
      peers: await this.repository.peers(tx, fiscalYear, municipalityCode),
    };
  }

  private async previousVersion(tx: Tx, key: DeclarationKey): Promise<DeclaredBefore | null> {
    if (key.version === 1) return null;
    const previous = await this.declarations.declaration(tx, { ...key, version: key.version - 1 }, CURRENT);
    return previous && (await this.declaredBefore(tx, previous));
  }

  private async declaredBefore(tx: Tx, declaration: Declaration): Promise<DeclaredBefore> {
    const { fiscalYear, version, basis } = declaration;
    const { reception, receipts } = await this.lines.lines(tx, declaration, { costs: false });
    return { fiscalYear, version, basis, reception, receipts, costs: await this.repository.costs(tx, declaration) };
  }
}
