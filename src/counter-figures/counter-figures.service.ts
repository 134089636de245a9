import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import type { UploadedFile } from '../declarations/uploaded-file.js';
import { presentable } from '../intake/findings.js';
import type { Finding } from '../intake/findings.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { isUuid } from '../platform/uuid.js';
import { ReferenceService } from '../reference/reference.service.js';
import { CounterFiguresRepository } from './counter-figures.repository.js';
import type { CounterFiguresHead, StatedTotal } from './counter-figures.repository.js';
import { readFigures } from './figures-reader.js';
import type { Provenance } from './provenance.js';
import type { StatedFigures } from './stated-figures.js';

/** Figures as they were loaded, with what they come to. */
export interface LoadedFigures {
  readonly head: CounterFiguresHead;
  readonly totals: readonly StatedTotal[];
}

export interface LoadResult extends LoadedFigures {
  /** false: this very file was loaded before. */
  readonly isNew: boolean;
  readonly warnings: readonly Finding[];
}

/** Loads other parties' figures as theirs: beside the ledger, and never into it. */
@Injectable()
export class CounterFiguresService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: CounterFiguresRepository,
    private readonly reference: ReferenceService,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Refuses a file with any mistake, and tells them all. The same file is the same figures. */
  async load(file: UploadedFile, provenance: Provenance, by: string): Promise<LoadResult> {
    const before = await this.transactions.read((tx) => this.repository.ofFile(tx, file.sha256));
    if (before) return this.loadedBefore(before, provenance);
    const municipalities = await this.transactions.read((tx) => this.reference.municipalities(tx, CURRENT));
    const reading = await readFigures(file.path, municipalities, this.config.workbookLimits);
    if ('mistakes' in reading) {
      const { mistakes } = reading;
      const count = mistakes.length === 1 ? '1 fout' : `${mistakes.length} fouten`;
      throw new ProblemError('invalid-request', `Het bestand bevat ${count}. Er is niets opgeslagen.`, {
        errors: mistakes,
      });
    }
    const head = await this.record(file, provenance, reading.stated, by);
    // somebody else may have loaded it at the same time
    if (!head) return this.loadedBefore(await this.headOf(file.sha256), provenance);
    return { ...(await this.find(head.id)), isNew: true, warnings: reading.warnings };
  }

  async list(): Promise<CounterFiguresHead[]> {
    return this.transactions.read((tx) => this.repository.all(tx));
  }

  async find(id: string): Promise<LoadedFigures> {
    return this.transactions.read(async (tx) => {
      const head = isUuid(id) ? await this.repository.find(tx, id) : null;
      if (!head) throw notFound();
      return { head, totals: await this.repository.totals(tx, id) };
    });
  }

  /** null: the same file is there already. */
  private async record(
    file: UploadedFile,
    provenance: Provenance,
    stated: StatedFigures,
    by: string,
  ): Promise<CounterFiguresHead | null> {
    return this.transactions.run(async (tx) => {
      const { sha256: fileSha256 } = file;
      const fileName = presentable(file.name);
      const recordedAt = await tx.recordingMoment();
      const head = { id: randomUUID(), ...provenance, fileName, fileSha256, recordedBy: by, recordedAt };
      if (!(await this.repository.insertHead(tx, head))) return null;
      await this.repository.insertFigures(tx, head.id, stated.figures);
      await this.repository.insertTariffs(tx, head.id, stated.tariffs);
      const [figures, tariffs] = [stated.figures.length, stated.tariffs.length];
      await this.audit.record(tx, {
        municipalityCode: null,
        object: { kind: 'counter-figures', id: head.id },
        after: { datedOn: head.datedOn, coverage: head.coverage, sha256: fileSha256, figures, tariffs },
      });
      return head;
    });
  }

  private async headOf(fileSha256: string): Promise<CounterFiguresHead> {
    const head = await this.transactions.read((tx) => this.repository.ofFile(tx, fileSha256));
    if (!head) throw new Error('a file that was there already is not there');
    return head;
  }

  /** One file cannot be of two parties, or of two days. */
  private async loadedBefore(head: CounterFiguresHead, provenance: Provenance): Promise<LoadResult> {
    const isSame = PROVENANCE.every((field) => head[field] === provenance[field]);
    if (!isSame) {
      throw new ProblemError(
        'conflict',
        `Dit bestand is al geladen (${head.id}), met een andere partij, datum, bron of dekking. Gebruik die cijfers, of lever een ander bestand in.`,
      );
    }
    return { ...(await this.find(head.id)), isNew: false, warnings: [] };
  }
}

const PROVENANCE = ['party', 'datedOn', 'source', 'coverage'] as const;

export function notFound(): ProblemError {
  return new ProblemError('not-found', 'Deze cijfers bestaan niet.');
}
