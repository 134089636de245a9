import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { readableText } from '../declarations/readable-text.js';
import type { UploadedFile } from '../declarations/uploaded-file.js';
import { presentable } from '../intake/findings.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { invalidRequest } from '../platform/http/validation.js';
import { standingEvidence } from './claim-answer.js';
import { ClaimEvidenceRepository } from './claim-evidence.repository.js';
import type { Evidence } from './claim-evidence.repository.js';
import { claimKey } from './claim-id.js';
import { STATE_NAMES } from './claim-life.js';
import { ClaimsRepository } from './claims.repository.js';
import { actOn, ClaimsService, refuseOthers } from './claims.service.js';
import type { ClaimDetail } from './claims.service.js';
import { evidenceKind, EvidenceRefused } from './evidence-file.js';

/** Of one file. */
export const LARGEST_EVIDENCE = 10 * 1024 * 1024;
/** Of one claim: that stand, and that were ever added. */
export const MOST_EVIDENCE = 20;
const MOST_EVER = 100;

/** Keeps the files that a claim rests on. */
@Injectable()
export class ClaimEvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly claimsRepository: ClaimsRepository,
    private readonly repository: ClaimEvidenceRepository,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Keeps a file, of a draft or added later; refuses one that is no PDF or workbook, or does more than show pages. */
  async add(id: string, file: UploadedFile, by: string): Promise<ClaimDetail> {
    // what could not be kept is not worth reading
    await this.transactions.read(async (tx) => refuseAdding(tx, await this.claims.existing(tx, claimKey(id))));
    const kind = await evidenceKind(file.path, this.config.workbookLimits).catch(refused);
    return this.change(id, async (tx, claim) => {
      refuseAdding(tx, claim);
      const same = standingEvidence(claim).find(({ fileSha256 }) => fileSha256 === file.sha256);
      if (same) throw new ProblemError('conflict', `Dit bestand zit al in de claim, als bewijsstuk ${same.number}.`);
      const number = claim.evidence.length + 1;
      const evidence = {
        ...{ number, kind, fileName: presentable(file.name), fileSize: file.size, fileSha256: file.sha256 },
        ...{ recordedBy: by, recordedAt: await tx.recordingMoment() },
      };
      await this.repository.insert(tx, claim.key, evidence, file.path);
      return { evidence: number, kind, sha256: file.sha256, state: claim.step.state };
    });
  }

  /** Takes a file out of a draft; that it was there stays on record, and nobody is shown it any more. */
  async withdraw(id: string, number: number, given: string, by: string): Promise<ClaimDetail> {
    const reason = readableText(given, 'reason');
    return this.change(id, async (tx, claim) => {
      refuseOthers(claim, tx.access.scope);
      if (claim.step.state !== 'draft') {
        throw new ProblemError(
          'conflict',
          `Deze claim is ${STATE_NAMES[claim.step.state]}. Een bewijsstuk intrekken kan alleen zolang zij concept is.`,
        );
      }
      standingOne(claim, number);
      const recorded = { reason, recordedBy: by, recordedAt: await tx.recordingMoment() };
      await this.repository.insertWithdrawal(tx, claim.key, number, recorded);
      return { evidence: number, withdrawn: true };
    });
  }

  async open(id: string, number: number): Promise<{ evidence: Evidence; content: Buffer }> {
    const key = claimKey(id);
    return this.transactions.read(async (tx) => {
      const evidence = standingOne(await this.claims.existing(tx, key), number);
      return { evidence, content: await buffer(this.repository.content(tx, key, number)) };
    });
  }

  private async change(
    id: string,
    work: (tx: Tx, claim: ClaimDetail) => Promise<{ evidence: number }>,
  ): Promise<ClaimDetail> {
    const key = claimKey(id);
    return this.transactions.run(async (tx) => {
      await this.claimsRepository.lock(tx, key.claimant);
      const told = await work(tx, await this.claims.existing(tx, key));
      const { municipalityCode } = actOn(key);
      const object = { kind: 'claim-evidence', id: `${id}-${told.evidence}` };
      await this.audit.record(tx, { municipalityCode, object, after: told });
      return this.claims.existing(tx, key);
    });
  }
}

function standingOne(claim: ClaimDetail, number: number): Evidence {
  const found = standingEvidence(claim).find((one) => one.number === number);
  if (!found) throw new ProblemError('not-found', 'Dit bewijsstuk is er niet, of het is ingetrokken.');
  return found;
}

function refuseAdding(tx: Tx, claim: ClaimDetail): void {
  refuseOthers(claim, tx.access.scope);
  if (claim.step.state === 'settled') {
    throw new ProblemError('conflict', 'Deze claim is afgehandeld. Er kan geen bewijsstuk meer bij.');
  }
  if (standingEvidence(claim).length >= MOST_EVIDENCE || claim.evidence.length >= MOST_EVER) {
    throw new ProblemError(
      'conflict',
      `Bij een claim passen ${MOST_EVIDENCE} bewijsstukken, en over de tijd ${MOST_EVER}. Voeg stukken samen tot één bestand.`,
    );
  }
}

function refused(error: unknown): never {
  if (!(error instanceof EvidenceRefused)) throw error;
  throw invalidRequest([{ code: error.code, message: error.message, pointer: 'file' }]);
}
