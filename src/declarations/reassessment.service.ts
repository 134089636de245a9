import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Basis, Component } from '../kernel/scheme.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { EntryCause } from '../ledger/entry.js';
import { restatement } from '../ledger/restatement.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { JobRun } from '../platform/jobs/jobs.js';
import { ReferenceService } from '../reference/reference.service.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';
import { assess, entriesOf } from './assessment.js';
import { declarationId } from './declaration-id.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { DeclarationsService, sourceOf } from './declarations.service.js';
import type { Declaration } from './declarations.repository.js';
import { ReassessmentsRepository } from './reassessments.repository.js';
import type { Reassessment } from './reassessments.repository.js';

/** Which years and components a change touches; years both included. */
export interface Touched {
  readonly component: Component | null;
  readonly fromYear: number;
  readonly toYear: number;
}

/**
 * Herberekening: brings the ledger in line when the rules change. Everybody whom the change touches is done in one job,
 * one transaction for each municipality; a job that was killed goes on where it was.
 */
@Injectable()
export class ReassessmentService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly repository: ReassessmentsRepository,
    private readonly declarations: DeclarationsService,
    private readonly lines: DeclaredLinesRepository,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('reassessment', (_payload, run) => this.run(run));
  }

  /** Asks for a reassessment, within the transaction that changes the rules. Answers the job; null: nobody is touched. */
  async order(
    tx: Tx,
    cause: { readonly kind: 'tariff' | 'rules'; readonly id: string },
    touched: Touched,
    by: string,
  ): Promise<string | null> {
    const codes = await this.repository.declaredMunicipalities(tx, touched.fromYear, touched.toYear);
    if (codes.length === 0) return null;
    const id = await this.jobs.enqueue(tx, 'reassessment', {}, codes.length);
    const recordedAt = await tx.recordingMoment();
    await this.repository.insert(
      tx,
      { id, causeKind: cause.kind, causeId: cause.id, ...touched, recordedBy: by, recordedAt },
      codes,
    );
    return id;
  }

  /**
   * Posts what an approved declaration lacks by the rules and the basis of now, and reverses what it should not have;
   * what is right already is left alone. The municipality is locked, and so are the tariffs.
   */
  async restate(
    tx: Tx,
    declaration: Declaration,
    component: Component | null,
    cause: EntryCause,
    by: string,
  ): Promise<void> {
    const lines = await this.lines.lines(tx, declaration, { costs: restsOnCosts(component, declaration.basis) });
    const rules = await this.reference.assessmentRules(tx, CURRENT);
    const wanted = entriesOf(assess(declaration.fiscalYear, lines, rules), sourceOf(declaration)).filter(
      (entry) => component === null || entry.component === component,
    );
    const { municipalityCode } = declaration;
    const standing = await this.ledger.standing(tx, municipalityCode, declarationId(declaration), component);
    await this.ledger.post(tx, municipalityCode, restatement(standing, wanted, cause), by);
  }

  /** Municipalities whose figures of these years were, at a moment, not yet reassessed after a change. */
  async waitingOn(tx: Tx, moment: Moment, fromYear: number, toYear: number): Promise<string[]> {
    return this.repository.waitingOn(tx, moment, fromYear, toYear);
  }

  private async run(run: JobRun): Promise<void> {
    const { reassessment, municipalities } = await this.transactions.read(async (tx) => ({
      reassessment: await this.repository.find(tx, run.id),
      municipalities: await this.repository.municipalities(tx, run.id),
    }));
    if (!reassessment) throw new Error(`there is no reassessment ${run.id}`);
    let done = municipalities.filter(({ isDone }) => isDone).length;
    for (const { code, isDone } of municipalities) {
      if (isDone) continue;
      await this.transactions.run((tx) => this.reassess(tx, reassessment, code));
      done += 1;
      await run.progress(done, municipalities.length);
    }
  }

  private async reassess(tx: Tx, reassessment: Reassessment, municipalityCode: string): Promise<void> {
    const { id, component, fromYear, toYear, recordedBy } = reassessment;
    await this.ledger.lock(tx, municipalityCode);
    await this.tariffs.lockToUse(tx);
    if (await this.repository.isDone(tx, id, municipalityCode)) return;
    const approved = await this.declarations.listIn(
      tx,
      { municipalityCode, fiscalYear: null, status: 'approved' },
      CURRENT,
    );
    const cause = { kind: reassessment.causeKind, id: reassessment.causeId };
    for (const declaration of approved) {
      if (declaration.fiscalYear < fromYear || declaration.fiscalYear > toYear) continue;
      await this.restate(tx, declaration, component, cause, recordedBy);
    }
    await this.repository.setDone(tx, id, municipalityCode, await tx.recordingMoment());
    await this.audit.record(tx, {
      municipalityCode,
      object: { kind: 'reassessment', id },
      after: { cause: reassessment.causeKind, of: reassessment.causeId, fromYear, toYear },
    });
  }
}

/** Whether what the State owes on a component depends on what was spent. */
function restsOnCosts(component: Component | null, basis: Basis): boolean {
  return !(component === 'poo-norm' || (component === 'goo' && basis === 'norm'));
}
