import { Injectable } from '@nestjs/common';
import { assess, entriesOf, totalsOf } from './assessment.js';
import type { Assessment, DeclarationTotals } from './assessment.js';
import { declarationId, parseDeclarationId } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';
import { OPERATIONS } from './declaration-life.js';
import type { Operation } from './declaration-life.js';
import { DeclarationsRepository } from './declarations.repository.js';
import type { Declaration } from './declarations.repository.js';
import type { DeclarationStatus } from './declaration.entity.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { UploadsRepository } from './uploads.repository.js';
import { containsBsn } from '../intake/bsn.js';
import type { Finding } from '../intake/findings.js';
import { cleanText } from '../intake/notation/plain-text.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceService } from '../reference/reference.service.js';

/** A declaration with what it comes to and what was found in its file. */
export interface DeclarationDetail {
  readonly declaration: Declaration;
  readonly totals: DeclarationTotals;
  readonly findings: readonly Finding[];
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
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
  ) {}

  async detail(id: string): Promise<DeclarationDetail> {
    return this.transactions.read((tx) => this.detailOf(tx, keyOf(id)));
  }

  async list(filter: {
    municipalityCode: string | null;
    fiscalYear: number | null;
    status: DeclarationStatus | null;
  }): Promise<Declaration[]> {
    return this.transactions.read((tx) => this.repository.declarations(tx, filter));
  }

  async submit(id: string, by: string): Promise<DeclarationDetail> {
    return this.change(id, 'submission', async (tx, declaration) => {
      await this.approvedBefore(tx, declaration);
      await this.repository.setSubmitted(tx, declaration, by, this.clock.now());
    });
  }

  /** The reason is kept and shown: it may hold no citizen service number. */
  async return(id: string, by: string, reason: string): Promise<DeclarationDetail> {
    const returnReason = cleanText(reason);
    if (returnReason === '' || containsBsn(returnReason)) {
      const message = returnReason === '' ? 'Geef een reden op.' : 'Haal het burgerservicenummer uit de reden.';
      throw new ProblemError('invalid-request', message, { errors: [{ code: 'reason', message, pointer: 'reason' }] });
    }
    return this.change(id, 'return', (tx, declaration) =>
      this.repository.setDecided(tx, declaration, { status: 'returned', by, at: this.clock.now(), returnReason }),
    );
  }

  /** Posts the declaration. What an earlier version of the year posted is reversed in the same transaction. */
  async approve(id: string, by: string): Promise<DeclarationDetail> {
    return this.change(id, 'approval', async (tx, declaration) => {
      const { municipalityCode, fiscalYear } = declaration;
      const before = await this.approvedBefore(tx, declaration);
      const reversals = before ? await this.ledger.reversalsOf(tx, municipalityCode, declarationId(before)) : [];
      if (before) await this.repository.setCorrected(tx, before);

      const source = { kind: 'declaration', id: declarationId(declaration), sha256: declaration.fileSha256 } as const;
      const entries = entriesOf(await this.assess(tx, declaration), fiscalYear, source);
      await this.ledger.post(tx, municipalityCode, [...reversals, ...entries], by);
      await this.repository.setDecided(tx, declaration, {
        status: 'approved',
        by,
        at: this.clock.now(),
        returnReason: null,
      });
    });
  }

  /** A declaration held against the rules of its year, line by line. */
  async assess(tx: Tx, declaration: Declaration): Promise<Assessment> {
    const lines = await this.lines.lines(tx, declaration);
    return assess(lines, await this.reference.assessmentRules(tx, declaration.fiscalYear));
  }

  async detailOf(tx: Tx, key: DeclarationKey): Promise<DeclarationDetail> {
    const declaration = await this.existing(tx, key);
    return {
      declaration,
      totals: totalsOf(await this.assess(tx, declaration)),
      findings: await this.uploads.findings(tx, declaration.municipalityCode, declaration.uploadId),
    };
  }

  /** The version that this one takes the place of, if any; an older version cannot take a newer one's place. */
  private async approvedBefore(tx: Tx, declaration: Declaration): Promise<Declaration | null> {
    const approved = await this.repository.approved(tx, declaration.municipalityCode, declaration.fiscalYear);
    if (approved && approved.version > declaration.version) {
      throw new ProblemError(
        'conflict',
        `Versie ${approved.version} van deze declaratie is al goedgekeurd. Een oudere versie kan die niet vervangen. ` +
          'Lever een nieuwe versie in.',
      );
    }
    return approved;
  }

  private async change(
    id: string,
    operation: Operation,
    work: (tx: Tx, declaration: Declaration) => Promise<void>,
  ): Promise<DeclarationDetail> {
    const key = keyOf(id);
    return this.transactions.run(async (tx) => {
      await this.ledger.lock(tx, key.municipalityCode);
      const declaration = await this.existing(tx, key);
      const { from, refusal } = OPERATIONS[operation];
      if (declaration.status !== from) throw new ProblemError('conflict', refusal[declaration.status]);
      await work(tx, declaration);
      return this.detailOf(tx, key);
    });
  }

  private async existing(tx: Tx, key: DeclarationKey): Promise<Declaration> {
    const declaration = await this.repository.declaration(tx, key);
    if (!declaration) throw notFound();
    return declaration;
  }
}

function keyOf(id: string): DeclarationKey {
  const key = parseDeclarationId(id);
  if (!key) throw notFound();
  return key;
}

function notFound(): ProblemError {
  return new ProblemError('not-found', 'Deze declaratie bestaat niet.');
}
