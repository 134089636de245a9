import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { readDeclaration } from '../intake/declaration-reader.js';
import type { DeclarationHeader, GivenFields, IntakeReference, ReadingOptions } from '../intake/declaration-reader.js';
import { presentable } from '../intake/findings.js';
import type { Finding } from '../intake/findings.js';
import { isLedgerExtract } from '../intake/given-fields.js';
import { ruleCheck } from '../intake/rule-check.js';
import type { RuleCheck } from '../intake/rule-check.js';
import type { FindingCode } from '../intake/rules/registry.js';
import type { IsoDate } from '../kernel/period.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { municipalityOfScope } from '../platform/access/access.js';
import { Clock } from '../platform/clock.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { dutchDay } from '../platform/dutch-dates.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { ReferenceService } from '../reference/reference.service.js';
import type { AssessmentRules } from '../reference/reference.service.js';
import { declarationId } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { DeclarationsService } from './declarations.service.js';
import type { DeclarationDetail } from './declarations.service.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { DeclarationFactsRepository } from './facts/declaration-facts.repository.js';
import { KnownBeforeService } from './known-before.service.js';
import { LedgerMappingService } from './ledger-mapping/ledger-mapping.service.js';
import { LineBatches } from './line-batches.js';
import type { LineItem } from './line-batches.js';
import { clearLeftUploads, uploadFolder } from './uploaded-file.js';
import type { UploadedFile } from './uploaded-file.js';
import { runningAssessment } from './running-assessment.js';
import type { RunningAssessment } from './running-assessment.js';
import { UploadedContentRepository } from './uploaded-content.repository.js';
import { UploadsRepository } from './uploads.repository.js';
import type { Upload } from './uploads.repository.js';

/** What became of a file: a new declaration, or the one that this very file already is. */
export interface UploadResult extends DeclarationDetail {
  readonly isNew: boolean;
  /** Lines that were taken in, over the three sheets. */
  readonly lineCount: number;
}

/**
 * Takes a file in. It is read once, streaming: lines go to the database as they are read, within one transaction that
 * only commits when no error was found. So a file is wholly there or wholly not, and memory stays flat.
 */
@Injectable()
export class UploadService implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: DeclarationsRepository,
    private readonly lines: DeclaredLinesRepository,
    private readonly facts: DeclarationFactsRepository,
    private readonly uploads: UploadsRepository,
    private readonly content: UploadedContentRepository,
    private readonly declarations: DeclarationsService,
    private readonly reference: ReferenceService,
    private readonly ledger: LedgerService,
    private readonly knownBefore: KnownBeforeService,
    private readonly mappings: LedgerMappingService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await clearLeftUploads(uploadFolder(this.config), new Date());
  }

  /** Keeps the file as a draft declaration, or throws an `invalid-declaration` problem with every finding. */
  async upload(file: UploadedFile, by: string, given: GivenFields = {}): Promise<UploadResult> {
    const reference = await this.transactions.read((tx) => this.intakeReference(tx));
    const told = { ...file, given: withSender(given, reference.sender) };
    try {
      return await this.transactions.run((tx) => this.keep(tx, told, reference, by));
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      const uploadId = await this.transactions.run((tx) => this.remember(tx, file, error, by));
      throw refusalProblem(error.findings, uploadId);
    }
  }

  private async keep(
    tx: Tx,
    file: UploadedFile & { readonly given: GivenFields },
    reference: IntakeReference,
    by: string,
  ): Promise<UploadResult> {
    const found = new FoundSoFar();
    let open: OpenDeclaration | null = null;
    for await (const item of readDeclaration(file.path, reference, await this.readingOptions(tx, file.given))) {
      if (item.kind === 'finding') {
        found.add([item.finding]);
      } else if (item.kind === 'header') {
        await this.ledger.lock(tx, item.header.municipalityCode);
        const same = await this.sameFile(tx, file, item.header);
        if (same) return { ...(await this.declarations.detailOf(tx, same, CURRENT)), isNew: false, lineCount: 0 };
        open = await this.begin(tx, item.header);
      } else if (item.kind === 'columns') {
        open?.check.columns(item.sheet, item.columns);
      } else if (open) {
        found.add(checkLine(open.check, item));
        // after the first error nothing will be kept, so nothing more is written
        if (!found.hasErrors) await open.lines.add(item);
      }
    }
    if (!open || found.hasErrors) throw new RefusedFile(found.findings, open?.header ?? null);
    const { key, header, lines, assessment } = open;
    await lines.flush();
    found.add(await this.checkWhole(tx, open, reference));
    if (found.hasErrors) throw new RefusedFile(found.findings, header);

    await this.facts.record(tx, key);

    const upload = this.uploadOf(file, header, 'accepted', by, await tx.recordingMoment());
    await this.insertUpload(tx, upload, file, found.findings);
    await this.repository.insertDeclaration(tx, key, upload, header);
    const declaration = await this.declarations.existing(tx, key, CURRENT);
    const recorded = await this.uploads.findings(tx, declaration, CURRENT);
    await this.audit.record(tx, {
      municipalityCode: key.municipalityCode,
      object: { kind: 'declaration', id: declarationId(key) },
      after: { status: declaration.status, upload: upload.uploadId, sha256: upload.fileSha256, lines: lines.count },
    });
    return { declaration, totals: assessment.totals(), findings: recorded, isNew: true, lineCount: lines.count };
  }

  private async readingOptions(tx: Tx, given: GivenFields): Promise<ReadingOptions> {
    const mapping = isLedgerExtract(given) ? await this.mappings.current(tx, given.municipality ?? '') : null;
    return { limits: this.config.workbookLimits, given, mapping };
  }

  /** A new version, to which the lines that follow are added. */
  private async begin(tx: Tx, header: DeclarationHeader): Promise<OpenDeclaration> {
    const { fiscalYear, basis } = header;
    const key = await this.nextVersion(tx, header);
    await this.lines.insertVersion(tx, key);
    const rules = await this.reference.assessmentRules(tx, CURRENT);
    const today = dutchDay(this.clock.now());
    const assessment = runningAssessment(fiscalYear, basis, rules);
    const lines = new LineBatches(tx, this.lines, key, (batch) => assessment.add(batch));
    return { header, key, rules, today, assessment, lines, check: ruleCheck({ fiscalYear, today }) };
  }

  private async checkWhole(tx: Tx, open: OpenDeclaration, reference: IntakeReference): Promise<readonly Finding[]> {
    const { key, header, rules, today, assessment, check } = open;
    const known = await this.knownBefore.known(tx, key, rules, assessment, reference.costCategories, today);
    return check.whole(header.basis, known);
  }

  private async nextVersion(tx: Tx, { municipalityCode, fiscalYear }: DeclarationHeader): Promise<DeclarationKey> {
    const last = await this.repository.lastVersion(tx, municipalityCode, fiscalYear);
    return { municipalityCode, fiscalYear, version: last + 1 };
  }

  /** The year's last version when it was made from the same bytes; a returned one may be handed in again. */
  private async sameFile(tx: Tx, file: UploadedFile, header: DeclarationHeader): Promise<DeclarationKey | null> {
    const { municipalityCode, fiscalYear } = header;
    const version = await this.repository.lastVersion(tx, municipalityCode, fiscalYear);
    const last = await this.repository.declaration(tx, { municipalityCode, fiscalYear, version }, CURRENT);
    return last && last.status !== 'returned' && last.fileSha256 === file.sha256 ? last : null;
  }

  /** Of a refused file this record is kept, that it came and what was wrong with it, and the file itself to give back. */
  private async remember(tx: Tx, file: UploadedFile, refused: RefusedFile, by: string): Promise<string> {
    // what somebody hands in is theirs, whatever the file says
    const sender = municipalityOfScope(tx.access.scope);
    const header =
      sender === null ? refused.header : { municipalityCode: sender, fiscalYear: refused.header?.fiscalYear };
    const upload = this.uploadOf(file, header, 'refused', by, await tx.recordingMoment());
    await this.insertUpload(tx, upload, file, refused.findings);
    await this.audit.record(tx, {
      municipalityCode: upload.municipalityCode === UNKNOWN ? null : upload.municipalityCode,
      object: { kind: 'upload', id: upload.uploadId },
      after: { outcome: upload.outcome, sha256: upload.fileSha256, findings: refused.findings.length },
    });
    return upload.uploadId;
  }

  private async insertUpload(tx: Tx, upload: Upload, file: UploadedFile, findings: readonly Finding[]): Promise<void> {
    await this.uploads.insertUpload(tx, upload);
    await this.uploads.insertFindings(tx, upload, findings);
    if (!findings.some(({ code }) => PERSONAL.has(code))) await this.content.keepUpload(tx, upload, file.path);
  }

  private uploadOf(
    file: UploadedFile,
    header: { readonly municipalityCode: string; readonly fiscalYear?: number | undefined } | null,
    outcome: Upload['outcome'],
    by: string,
    at: Date,
  ): Upload {
    return {
      municipalityCode: header?.municipalityCode ?? UNKNOWN,
      uploadId: randomUUID(),
      fiscalYear: header?.fiscalYear ?? null,
      fileName: presentable(file.name),
      fileSha256: file.sha256,
      fileSize: file.size,
      outcome,
      uploadedBy: by,
      uploadedAt: at,
    };
  }

  private async intakeReference(tx: Tx): Promise<IntakeReference> {
    const municipalities = await this.reference.municipalities(tx, CURRENT);
    return {
      municipalities: new Map(municipalities.map((municipality) => [municipality.code, municipality])),
      costCategories: await this.reference.costCategories(tx, CURRENT),
      currentYear: this.clock.year(),
      sender: municipalityOfScope(tx.access.scope),
    };
  }
}

/** Of which municipality a refused file is when neither it nor its sender tells. */
const UNKNOWN = 'unknown';

/** A file that cannot tell whose it is, is its sender's, unless they say otherwise. */
function withSender(given: GivenFields, sender: string | null): GivenFields {
  const isTold = given.municipality !== undefined || Object.keys(given).length === 0;
  return sender === null || isTold ? given : { ...given, municipality: sender };
}

/** A declaration while its file is read. */
interface OpenDeclaration {
  readonly header: DeclarationHeader;
  readonly key: DeclarationKey;
  readonly rules: AssessmentRules;
  readonly today: IsoDate;
  readonly assessment: RunningAssessment;
  readonly lines: LineBatches;
  readonly check: RuleCheck;
}

class FoundSoFar {
  readonly findings: Finding[] = [];
  hasErrors = false;

  add(found: readonly Finding[]): void {
    if (found.length === 0) return;
    this.findings.push(...found);
    this.hasErrors ||= found.some(({ severity }) => severity === 'error');
  }
}

/** A file with a citizen service number in it is not kept: the number is never stored. */
const PERSONAL: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'bsn-in-text',
  'bsn-in-reference',
  'bsn-on-ignored-account',
]);

/** What a line breaks that can be told at once; the rest is told when all lines are in. */
function checkLine(check: RuleCheck, item: LineItem): readonly Finding[] {
  switch (item.kind) {
    case 'cost':
      return check.cost(item.line);
    case 'reception':
      check.reception(item.line);
      return [];
    case 'receipt':
      check.receipt(item.line);
      return [];
  }
}

/** Undoes the transaction and carries the findings out of it. */
class RefusedFile extends Error {
  constructor(
    readonly findings: readonly Finding[],
    readonly header: DeclarationHeader | null,
  ) {
    super('the file holds errors');
  }
}

function refusalProblem(findings: readonly Finding[], uploadId: string): ProblemError {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return new ProblemError(
    'invalid-declaration',
    `Het bestand bevat ${errors === 1 ? '1 fout' : `${errors} fouten`}. Er is niets opgeslagen. ` +
      'Verbeter het bestand en lever het opnieuw in.',
    { errors: findings.map((finding, index) => ({ number: index + 1, ...finding })), members: { uploadId } },
  );
}
