import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Clock } from '../platform/clock.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { isUuid } from '../platform/uuid.js';
import { ReferenceService } from '../reference/reference.service.js';
import { TariffsService } from '../reference/tariffs/tariffs.service.js';
import { inOneLayout } from '../shortfall/publishable/publishable.js';
import { PublishableService } from '../shortfall/publishable/publishable.service.js';
import { ExportFiles } from './export-files.js';
import { ExportsRepository } from './exports.repository.js';
import type { ExportQuestion, WorkbookExport } from './exports.repository.js';
import { writeMinistryWorkbook } from './ministry/ministry-workbook.js';
import { correctionNoticeLetter } from './correction-notice-letter.js';
import { correctionNotices } from './correction-notices.js';
import type { CorrectionNotice } from './correction-notices.js';
import { sha256Of } from './seal/file-hash.js';
import { exportId } from './seal/export-id.js';
import type { WorkbookSeal } from './table-workbook.js';
import { NegotiationFiguresService } from './negotiation/negotiation-figures.service.js';
import type { Progress } from './negotiation/negotiation-figures.service.js';
import { writeNegotiationWorkbook } from './negotiation/negotiation-workbook.js';

/** Makes workbooks of the country, for VNG or for the ministry, and keeps what was handed out. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ExportsRepository,
    private readonly negotiation: NegotiationFiguresService,
    private readonly publishable: PublishableService,
    private readonly reference: ReferenceService,
    private readonly tariffs: TariffsService,
    private readonly ledger: LedgerService,
    private readonly files: ExportFiles,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** What a question comes to at a moment, null: now; and the export where it was made before and is still there. */
  async lookUp(
    asked: ExportQuestion,
    knownOn: Date | null,
  ): Promise<{ id: string; question: ExportQuestion; moment: Date; made: WorkbookExport | null }> {
    const question = asked.audience === 'ministry' ? forMinistry(asked) : asked;
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const id = exportId(question, moment);
      const before = await this.repository.find(tx, id);
      return { id, question, moment, made: (await this.files.isThere(id)) ? before : null };
    });
  }

  /**
   * Writes the workbook from one snapshot of the ledger, as known at a moment; null: now. The same question about the same
   * moment is the same export, with the same bytes: it is made once. What `tell` throws ends it, and nothing is left of it.
   */
  async make(
    asked: ExportQuestion,
    knownOn: Date | null,
    madeBy: string,
    tell: Progress = () => Promise.resolve(),
  ): Promise<WorkbookExport> {
    const question = asked.audience === 'ministry' ? forMinistry(asked) : asked;
    return this.files.unfinished(async (unfinished) => {
      const { before, written } = await this.transactions.readKnownOn(knownOn, async (tx, moment) => {
        const id = exportId(question, moment);
        const before = await this.repository.find(tx, id);
        if (before !== null && (await this.files.isThere(id))) return { before, written: null };
        const seal = await this.write(unfinished, tx, moment, id, question, tell);
        return { before, written: { ...question, ...seal, id, knownOn: moment, madeBy, madeAt: this.clock.now() } };
      });
      if (written === null) return before;
      const [fileSha256, { size }] = await Promise.all([sha256Of(unfinished), stat(unfinished)]);
      return await this.keep({ ...written, fileSha256, fileSize: size }, before, unfinished);
    });
  }

  async list(): Promise<WorkbookExport[]> {
    return this.transactions.read((tx) => this.repository.all(tx, null));
  }

  /** The exports that show a year, within somebody else's transaction. */
  async showingIn(tx: Tx, year: number): Promise<WorkbookExport[]> {
    return this.repository.all(tx, year);
  }

  async find(id: string): Promise<WorkbookExport> {
    const found = isUuid(id) ? await this.transactions.read((tx) => this.repository.find(tx, id)) : null;
    if (!found) throw new ProblemError('not-found', 'Deze export bestaat niet.');
    return found;
  }

  /** Whether anything was posted to the years of an export since the moment that it is known on. */
  async isOutdated(made: WorkbookExport): Promise<boolean> {
    return this.transactions.read((tx) => this.repository.isPostedToSince(tx, made));
  }

  /** What was posted to the years of an export since the moment it is known on, in that order, each with its number. */
  async corrections(id: string): Promise<CorrectionNotice[]> {
    const { knownOn, fromYear, toYear } = await this.find(id);
    return this.transactions.read(async (tx) =>
      correctionNotices(
        await this.ledger.changesSince(tx, knownOn, fromYear, toYear),
        await this.reference.municipalities(tx, CURRENT),
      ),
    );
  }

  /** A correction notice by its number, as a PDF for who holds the workbook. */
  async correctionNotice(id: string, number: number): Promise<Buffer> {
    const notices = await this.corrections(id);
    const notice = notices.find((one) => one.number === number);
    if (!notice) {
      throw new ProblemError(
        'not-found',
        `Bij deze export zijn ${notices.length} correcties; dit nummer is er niet bij.`,
      );
    }
    return correctionNoticeLetter(await this.find(id), notice, notices.slice(0, notice.number - 1));
  }

  /** Shows an export to the ministry, for good: what they have seen cannot be taken back. */
  async publish(id: string, by: string): Promise<WorkbookExport> {
    const made = await this.find(id);
    if (made.audience !== 'ministry') {
      throw new ProblemError(
        'conflict',
        'Dit werkboek is voor de VNG en toont cijfers van elke gemeente. Maak een werkboek voor het ministerie (audience: ministry) en publiceer dat.',
      );
    }
    return this.transactions.run(async (tx) => {
      const publishedAt = await tx.recordingMoment();
      if (!(await this.repository.publish(tx, made.id, by, publishedAt))) {
        throw new ProblemError('conflict', 'Deze export is al gepubliceerd.');
      }
      await this.audit.record(tx, {
        municipalityCode: null,
        object: { kind: 'export', id: made.id },
        before: { published: false },
        after: { published: true },
      });
      return { ...made, publishedAt };
    });
  }

  /** The file as it was handed out the first time. */
  async open(id: string): Promise<{ made: WorkbookExport; content: Readable }> {
    const made = await this.find(id);
    const content = await this.files.read(made.id);
    if (!content) {
      throw new ProblemError('not-found', 'Het bestand van deze export is er niet meer. Maak de export opnieuw.');
    }
    return { made, content };
  }

  /** Files the workbook, and records that it was made, unless somebody else did so at the same time. */
  private async keep(
    made: Omit<WorkbookExport, 'publishedAt'>,
    before: WorkbookExport | null,
    file: string,
  ): Promise<WorkbookExport> {
    const { id, audience, fromYear, toYear, knownOn, fileSha256, contentSha256 } = made;
    if (before !== null && before.fileSha256 !== fileSha256) {
      throw new ProblemError('conflict', `Export ${id} is eerder gemaakt en kwam toen anders uit.`);
    }
    // the file comes first: an export that is known of has one
    await this.files.keep(file, id);
    await this.transactions
      .run(async (tx) => {
        if (!(await this.repository.insert(tx, made))) return;
        await this.audit.record(tx, {
          municipalityCode: null,
          object: { kind: 'export', id },
          after: { audience, fromYear, toYear, knownOn, sha256: fileSha256, contentSha256 },
        });
      })
      .catch(async (error: unknown) => {
        if (before === null) await this.files.forget(id);
        throw error;
      });
    return this.find(id);
  }

  private async write(
    path: string,
    tx: Tx,
    moment: Date,
    id: string,
    question: ExportQuestion,
    tell: Progress,
  ): Promise<WorkbookSeal> {
    if (question.audience === 'vng') {
      return writeNegotiationWorkbook(path, await this.negotiation.read(tx, moment, id, question, tell));
    }
    await tell(0, 1);
    const seal = await writeMinistryWorkbook(path, {
      id,
      publishable: await this.publishable.ofYearsIn(tx, moment, question),
      tariffs: await this.tariffs.statesOn(tx, moment, { validOn: null, state: 'adopted' }),
    });
    await tell(1, 1);
    return seal;
  }
}

/** The layout that the tables are in, so that the export says it; tariffs of a publication are not in them. */
function forMinistry(asked: ExportQuestion): ExportQuestion {
  if (asked.tariffsPublishedBy !== null) {
    throw new ProblemError('invalid-request', 'Een werkboek voor het ministerie staat op de normbedragen van nu.', {
      errors: [
        {
          code: 'tariffs-not-for-ministry',
          message: 'Laat tariffsPublishedBy weg, of maak een werkboek voor de VNG.',
          pointer: 'tariffsPublishedBy',
        },
      ],
    });
  }
  return { ...asked, ...inOneLayout(asked) };
}
