import { Injectable } from '@nestjs/common';
import { declarationId, declarationKey } from '../declarations/declaration-id.js';
import type { Declaration } from '../declarations/declarations.repository.js';
import { DeclarationsService } from '../declarations/declarations.service.js';
import { lineDifferences } from '../declarations/line-differences.js';
import type { LineDifference } from '../declarations/line-differences.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceService } from '../reference/reference.service.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';
import type { MunicipalEffectDto } from './change-effect.dto.js';
import { MunicipalEffectService } from './municipal-effect.service.js';

/** Two versions of a declaration side by side. */
export interface VersionDifferences {
  readonly declaration: Declaration;
  /** null: it is the first version */
  readonly comparedWith: Declaration | null;
  readonly lines: readonly LineDifference[];
}

/** A declaration that takes the place of another: what it changes line by line, and what its approval would do. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly effects: MunicipalEffectService,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
  ) {}

  /** The differences with the version before it, by the rules of the moment, so that only lines make a difference. */
  async differences(id: string, knownOn: Date | null): Promise<VersionDifferences> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const declaration = await this.declarations.existing(tx, declarationKey(id), moment);
      const comparedWith = await this.declarations.versionBefore(tx, declaration, moment);
      const rules = await this.reference.assessmentRules(tx, moment);
      const before = comparedWith && (await this.declarations.assess(tx, comparedWith, rules));
      const after = await this.declarations.assess(tx, declaration, rules);
      return { declaration, comparedWith, lines: lineDifferences(before, after) };
    });
  }

  /** What approval would do, for a declaration that is not decided upon yet: the real approval, taken back. */
  async effect(id: string): Promise<MunicipalEffectDto> {
    return this.transactions.rehearse((tx) => this.approveIn(tx, id));
  }

  private async approveIn(tx: Tx, id: string): Promise<MunicipalEffectDto> {
    const key = declarationKey(id);
    await this.ledger.lock(tx, key.municipalityCode);
    await this.tariffs.lockToUse(tx);
    const declaration = await this.declarations.existing(tx, key, CURRENT);
    if (declaration.status !== 'draft' && declaration.status !== 'submitted') {
      throw new ProblemError('conflict', `Over declaratie ${declarationId(key)} is al besloten.`);
    }
    // whoever asks, two people stand for it, for the database knows no rehearsal
    const submitter = declaration.submittedBy ?? 'rehearsal';
    return this.effects.of(tx, key.municipalityCode, key.fiscalYear, async () => {
      if (declaration.status === 'draft') await this.declarations.submitIn(tx, declaration, submitter);
      await this.declarations.approveIn(tx, declaration, `${submitter} + 1`);
    });
  }
}
