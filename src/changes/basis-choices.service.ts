import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Basis } from '../kernel/scheme.js';
import { BASIS_NAMES } from '../intake/scheme-names.js';
import { declarationId } from '../declarations/declaration-id.js';
import type { BasisChoice } from '../declarations/declarations.repository.js';
import { DeclarationsService } from '../declarations/declarations.service.js';
import { readableText } from '../declarations/readable-text.js';
import { ReassessmentService } from '../declarations/reassessment.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { municipalityOf, ReferenceService } from '../reference/reference.service.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';
import type { MunicipalEffectDto } from './change-effect.dto.js';
import { MunicipalEffectService } from './municipal-effect.service.js';
import type { ChangeOrder } from './change-order.js';

/** A basis for component goo of a declared year, chosen without a new declaration. */
export interface NewBasisChoice {
  readonly municipalityCode: string;
  readonly year: number;
  readonly basis: Basis;
  readonly reason: string;
}

/** Changes of the basis: recorded, and component goo of the year posted anew on it, in one transaction. */
@Injectable()
export class BasisChoicesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly reassessments: ReassessmentService,
    private readonly effects: MunicipalEffectService,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
    private readonly audit: AuditTrail,
  ) {}

  async choose(choice: NewBasisChoice, order: ChangeOrder): Promise<MunicipalEffectDto> {
    const reason = readableText(choice.reason, 'reason');
    const work = (tx: Tx): Promise<MunicipalEffectDto> => this.chooseIn(tx, { ...choice, reason }, order.by);
    return order.dryRun ? this.transactions.rehearse(work) : this.transactions.run(work);
  }

  async list(
    municipalityCode: string,
    knownOn: Date | null,
  ): Promise<{ choices: readonly BasisChoice[]; moment: Date }> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      municipalityOf(await this.reference.municipalities(tx, moment), municipalityCode);
      return { choices: await this.declarations.basisChoicesIn(tx, municipalityCode, moment), moment };
    });
  }

  private async chooseIn(tx: Tx, choice: NewBasisChoice, by: string): Promise<MunicipalEffectDto> {
    const { municipalityCode, year, basis } = choice;
    municipalityOf(await this.reference.municipalities(tx, CURRENT), municipalityCode);
    await this.ledger.lock(tx, municipalityCode);
    await this.tariffs.lockToUse(tx);
    const declaration = await this.declarations.approvedIn(tx, municipalityCode, year, CURRENT);
    if (!declaration) {
      throw new ProblemError(
        'conflict',
        `Over ${year} is nog geen declaratie goedgekeurd. Kies de grondslag in het bestand.`,
      );
    }
    if (declaration.basis === basis) {
      throw new ProblemError('conflict', `De grondslag van ${year} is al ${BASIS_NAMES[basis]}.`);
    }
    const effect = await this.effects.of(tx, municipalityCode, year, async () => {
      const number = await this.declarations.chooseBasis(tx, choice, by);
      const cause = { kind: 'basis-choice', id: `${declarationId(declaration)}-${number}` } as const;
      await this.reassessments.restate(tx, { ...declaration, basis }, 'goo', cause, by);
    });
    await this.audit.record(tx, {
      municipalityCode,
      object: { kind: 'basis', id: `${municipalityCode}-${year}` },
      before: { basis: declaration.basis },
      after: { basis },
    });
    return effect;
  }
}
