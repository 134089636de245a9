import { Injectable } from '@nestjs/common';
import { assess, entriesOf, totalsOf } from './assessment.js';
import type { Assessment, DeclarationTotals } from './assessment.js';
import { declarationId, declarationKey, noDeclaration } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';
import { OPERATIONS } from './declaration-life.js';
import type { Operation } from './declaration-life.js';
import { DeclarationsRepository } from './declarations.repository.js';
import type { BasisChoice, Declaration, DeclarationFilter } from './declarations.repository.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { refuseOwnSubmission } from './four-eyes.js';
import { openWarnings, refuseOpenWarnings } from './open-warnings.js';
import { readableText } from './readable-text.js';
import { UploadsRepository } from './uploads.repository.js';
import type { RecordedFinding } from './uploads.repository.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Basis } from '../kernel/scheme.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { reversalOf } from '../ledger/restatement.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceService } from '../reference/reference.service.js';
import type { AssessmentRules } from '../reference/reference.service.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';

/** A declaration with what it comes to and what was found in its file. */
export interface DeclarationDetail {
  readonly declaration: Declaration;
  readonly totals: DeclarationTotals;
  readonly findings: readonly RecordedFinding[];
}

/** The life of a declaration after it came in: submitted, then approved into the ledger or returned. */
@Injectable()
export class DeclarationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: DeclarationsRepository,
    private readonly lines: DeclaredLinesRepository,
    private readonly uploads: UploadsRepository,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
    private readonly audit: AuditTrail,
  ) {}

  async detail(id: string, knownOn: Date | null): Promise<DeclarationDetail> {
    return this.transactions.readKnownOn(knownOn, (tx, moment) => this.detailOf(tx, declarationKey(id), moment));
  }

  async findings(id: string, knownOn: Date | null): Promise<readonly RecordedFinding[]> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const declaration = await this.existing(tx, declarationKey(id), moment);
      return this.uploads.findings(tx, declaration, moment);
    });
  }

  async list(filter: DeclarationFilter, knownOn: Date | null): Promise<Declaration[]> {
    return this.transactions.readKnownOn(knownOn, (tx, moment) => this.listIn(tx, filter, moment));
  }

  async listIn(tx: Tx, filter: DeclarationFilter, moment: Moment): Promise<Declaration[]> {
    return this.repository.declarations(tx, filter, moment);
  }

  async submit(id: string, by: string): Promise<DeclarationDetail> {
    return this.change(id, 'submission', async (tx, declaration) => {
      refuseOpenWarnings(await this.uploads.findings(tx, declaration, CURRENT));
      await this.submitIn(tx, declaration, by);
    });
  }

  async return(id: string, by: string, reason: string): Promise<DeclarationDetail> {
    const returnReason = readableText(reason, 'reason');
    return this.change(id, 'return', async (tx, declaration) => {
      refuseOwnSubmission(declaration, by);
      const at = await tx.recordingMoment();
      await this.repository.setDecided(tx, declaration, { status: 'returned', by, at, returnReason });
    });
  }

  async approve(id: string, by: string): Promise<DeclarationDetail> {
    return this.change(id, 'approval', async (tx, declaration) => {
      refuseOwnSubmission(declaration, by);
      await this.approveIn(tx, declaration, by);
    });
  }

  /** The same within somebody else's transaction, which has the municipality locked. */
  async submitIn(tx: Tx, declaration: Declaration, by: string): Promise<void> {
    await this.approvedBefore(tx, declaration);
    await this.repository.setSubmitted(tx, declaration, by, await tx.recordingMoment());
  }

  /** Posts a declaration, and reverses what an earlier version of the year posted. The municipality is locked. */
  async approveIn(tx: Tx, declaration: Declaration, by: string): Promise<void> {
    const { municipalityCode } = declaration;
    await this.tariffs.lockToUse(tx);
    const before = await this.approvedBefore(tx, declaration);
    const standing = before ? await this.ledger.standing(tx, municipalityCode, declarationId(before)) : [];
    const cause = { kind: 'declaration', id: declarationId(declaration) } as const;
    const rules = await this.reference.assessmentRules(tx, CURRENT);
    const entries = entriesOf(await this.assess(tx, declaration, rules), sourceOf(declaration));

    const at = await tx.recordingMoment();
    const reversals = standing.map((entry) => reversalOf(entry, cause));
    await this.ledger.post(tx, municipalityCode, [...reversals, ...entries], by);
    if (before) await this.repository.setCorrected(tx, before);
    await this.repository.setDecided(tx, declaration, { status: 'approved', by, at, returnReason: null });
  }

  /** A declaration held against the rules, line by line. */
  async assess(
    tx: Tx,
    declaration: DeclarationKey & { readonly basis: Basis },
    rules: AssessmentRules,
  ): Promise<Assessment> {
    return assess(declaration.fiscalYear, await this.lines.lines(tx, declaration), rules);
  }

  async detailOf(tx: Tx, key: DeclarationKey, moment: Moment): Promise<DeclarationDetail> {
    const declaration = await this.existing(tx, key, moment);
    return {
      declaration,
      totals: await this.totalsOf(tx, declaration, moment),
      findings: await this.uploads.findings(tx, declaration, moment),
    };
  }

  async existing(tx: Tx, key: DeclarationKey, moment: Moment): Promise<Declaration> {
    const declaration = await this.repository.declaration(tx, key, moment);
    if (!declaration) throw noDeclaration();
    return declaration;
  }

  /** The version of a year that stands in the ledger, if any. */
  async approvedIn(tx: Tx, municipalityCode: string, fiscalYear: number, moment: Moment): Promise<Declaration | null> {
    return this.repository.approved(tx, municipalityCode, fiscalYear, moment);
  }

  /** What a version took, or would take, the place of: the highest version below it that was ever approved. */
  async versionBefore(tx: Tx, declaration: Declaration, moment: Moment): Promise<Declaration | null> {
    const { municipalityCode, fiscalYear, version } = declaration;
    const versions = await this.repository.declarations(tx, { municipalityCode, fiscalYear, status: null }, moment);
    const wasApproved = ({ status }: Declaration): boolean => status === 'approved' || status === 'corrected';
    return versions.find((other) => other.version < version && wasApproved(other)) ?? null;
  }

  async basisChoicesIn(tx: Tx, municipalityCode: string, moment: Moment): Promise<BasisChoice[]> {
    return this.repository.basisChoices(tx, municipalityCode, moment);
  }

  /** Writes a choice of the basis down; answers its number within the year. */
  async chooseBasis(
    tx: Tx,
    choice: { municipalityCode: string; year: number; basis: Basis; reason: string },
    by: string,
  ): Promise<number> {
    const { municipalityCode, year: fiscalYear, basis, reason } = choice;
    const recordedAt = await tx.recordingMoment();
    return this.repository.insertBasisChoice(tx, {
      municipalityCode,
      fiscalYear,
      basis,
      reason,
      recordedBy: by,
      recordedAt,
    });
  }

  /** What was posted is told by the ledger; what was not yet, is reckoned by the rules of the moment. */
  private async totalsOf(tx: Tx, declaration: Declaration, moment: Moment): Promise<DeclarationTotals> {
    const { municipalityCode, status } = declaration;
    if (status === 'approved' || status === 'corrected') {
      return this.ledger.totalsOf(tx, municipalityCode, declarationId(declaration), moment);
    }
    return totalsOf(await this.assess(tx, declaration, await this.reference.assessmentRules(tx, moment)));
  }

  /** The version that this one takes the place of, if any; an older version cannot take a newer one's place. */
  private async approvedBefore(tx: Tx, declaration: Declaration): Promise<Declaration | null> {
    const approved = await this.repository.approved(tx, declaration.municipalityCode, declaration.fiscalYear, CURRENT);
    if (approved && approved.version > declaration.version) {
      throw new ProblemError(
        'conflict',
        `Versie ${approved.version} van deze declaratie is al goedgekeurd. Een oudere versie kan die niet vervangen. ` +
          'Lever een nieuwe versie in.',
      );
    }
    return approved;
  }

  /** One step in the life of a declaration, when its status allows it; answers what it is then. */
  async change(
    id: string,
    operation: Operation,
    work: (tx: Tx, declaration: Declaration) => Promise<void>,
  ): Promise<DeclarationDetail> {
    const key = declarationKey(id);
    return this.transactions.run(async (tx) => {
      await this.ledger.lock(tx, key.municipalityCode);
      const declaration = await this.existing(tx, key, CURRENT);
      const { from, refusal } = OPERATIONS[operation];
      if (declaration.status !== from) throw new ProblemError('conflict', refusal[declaration.status]);
      await work(tx, declaration);
      const changed = await this.detailOf(tx, key, CURRENT);
      await this.audit.record(tx, {
        municipalityCode: key.municipalityCode,
        object: { kind: 'declaration', id },
        before: { status: declaration.status },
        after: { status: changed.declaration.status, openWarnings: openWarnings(changed.findings).length },
      });
      return changed;
    });
  }
}

/** Whose entries these are in the ledger. */
export function sourceOf(declaration: Declaration): {
  readonly kind: 'declaration';
  readonly id: string;
  readonly sha256: string;
} {
  return { kind: 'declaration', id: declarationId(declaration), sha256: declaration.fileSha256 };
}
