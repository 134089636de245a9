import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { presentable } from '../intake/findings.js';
import { currentAccess, municipalityOfScope } from '../platform/access/access.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { Transactions } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { JobRun } from '../platform/jobs/jobs.js';
import { BatchesRepository } from './batches.repository.js';
import type { BatchFile, BatchFileResult } from './batches.repository.js';
import { declarationId } from './declaration-id.js';
import { openParcel } from './parcel.js';
import type { Parcel } from './parcel.js';
import { UploadedContentRepository } from './uploaded-content.repository.js';
import type { BatchFileKey } from './uploaded-content.repository.js';
import { uploadFolder, withUploadedFile } from './uploaded-file.js';
import type { UploadedFile } from './uploaded-file.js';
import { UploadService } from './upload.service.js';

/** A file that comes in as one of many. */
export interface IncomingFile {
  readonly name: string;
  readonly content: Readable & { readonly truncated?: boolean };
  /** It came out of a zip: what is packed in it is not unpacked again, or a zip that holds itself would have no end. */
  readonly isUnpacked?: boolean;
}

/** As many as there are municipalities, for some years. */
export const MOST_FILES = 2_000;

/**
 * Many files at once. They are kept first, all of them or none, and then taken in one by one by a job, each by the path
 * of an upload of its own: one that is refused does not stop the rest, and a job that was killed goes on with the file it
 * was at. That file may then be known already, for the same file is the same declaration.
 */
@Injectable()
export class BatchesService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly repository: BatchesRepository,
    private readonly content: UploadedContentRepository,
    private readonly uploads: UploadService,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('declaration-batch', (_payload, run) => this.run(run));
  }

  /** Answers the batch, which is also the job that takes it in. A zip of workbooks stands for the workbooks in it. */
  async handIn(incoming: AsyncIterable<IncomingFile>, by: string): Promise<string> {
    return this.withAll(incoming[Symbol.asyncIterator](), [], (files) =>
      this.transactions.run(async (tx) => {
        const batchId = await this.jobs.enqueue(tx, 'declaration-batch', {}, files.length);
        const municipalityCode = ownerOf(municipalityOfScope(tx.access.scope));
        const at = await tx.recordingMoment();
        for (const [index, { name, path, sha256 }] of files.entries()) {
          const key = { municipalityCode, batchId, fileNumber: index + 1 };
          await this.repository.insert(tx, { ...key, fileName: presentable(name), fileSha256: sha256 }, by, at);
          await this.content.keepBatchFile(tx, key, path);
        }
        await this.audit.record(tx, {
          municipalityCode: municipalityOfScope(tx.access.scope),
          object: { kind: 'declaration-batch', id: batchId },
          after: { files: files.length },
        });
        return batchId;
      }),
    );
  }

  async files(id: string): Promise<BatchFile[]> {
    const job = await this.jobs.find(id);
    const owner = ownerOf(job.municipalityCode);
    const files = await this.transactions.read((tx) => this.repository.files(tx, owner, job.id));
    if (files.length === 0) throw new ProblemError('not-found', 'Deze bestanden zijn hier niet ingeleverd.');
    return files;
  }

  /** Works on all files when the last has come in; each lies on disk as long as that takes. */
  private async withAll<T>(
    incoming: AsyncIterator<IncomingFile>,
    files: readonly UploadedFile[],
    work: (files: readonly UploadedFile[]) => Promise<T>,
  ): Promise<T> {
    if (files.length > MOST_FILES) throw new ProblemError('payload-too-large', TOO_MANY);
    const next = await incoming.next();
    if (next.done === true) {
      if (files.length === 0) throw new ProblemError('invalid-request', NOTHING);
      return work(files);
    }
    const { name, content, isUnpacked = false } = next.value;
    return withUploadedFile(content, name, uploadFolder(this.config), async (file) => {
      const packed = isUnpacked ? null : await openParcel(file.path, this.config);
      if (!packed) return this.withAll(incoming, [...files, file], work);
      try {
        return await this.withAll(chained(packed.files, incoming), files, work);
      } finally {
        packed.close();
      }
    });
  }

  private async run(run: JobRun): Promise<void> {
    const municipalityCode = ownerOf(municipalityOfScope(currentAccess().scope));
    const files = await this.transactions.read((tx) => this.repository.files(tx, municipalityCode, run.id));
    let done = files.filter(({ outcome }) => outcome !== 'waiting').length;
    for (const file of files) {
      if (file.outcome !== 'waiting') continue;
      const key = { municipalityCode, batchId: run.id, fileNumber: file.fileNumber };
      const result = await this.takeIn(key, file);
      await this.transactions.run(async (tx) => {
        await this.repository.setResult(tx, key, result);
        await this.content.forgetBatchFile(tx, key);
      });
      done += 1;
      await run.progress(done, files.length);
    }
  }

  private async takeIn(key: BatchFileKey, { fileName, handedInBy }: BatchFile): Promise<BatchFileResult> {
    try {
      const result = await this.transactions.read(async (tx) => {
        const bytes = Readable.from(this.content.batchFile(tx, key), { objectMode: false });
        return withUploadedFile(bytes, fileName, uploadFolder(this.config), (file) =>
          this.uploads.upload(file, handedInBy),
        );
      });
      return {
        outcome: result.isNew ? 'accepted' : 'known',
        declaration: declarationId(result.declaration),
        uploadId: result.declaration.uploadId,
        errors: 0,
        warnings: result.findings.length,
        message: null,
      };
    } catch (error) {
      // anything else is no fault of the file, and the job tries again
      if (!(error instanceof ProblemError && error.type === 'invalid-declaration')) throw error;
      return refusal(error);
    }
  }
}

/** Under which municipality a batch is kept; who hands one in for the country has none. */
function ownerOf(municipalityCode: string | null): string {
  return municipalityCode ?? 'unknown';
}

/** The files of a parcel, and then the rest of what comes in. */
async function* chained(packed: Parcel['files'], rest: AsyncIterator<IncomingFile>): AsyncGenerator<IncomingFile> {
  for (const file of packed) {
    yield { name: file.name, content: Readable.from(file.read(), { objectMode: false }), isUnpacked: true };
  }
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function refusal(error: ProblemError): BatchFileResult {
  const findings = error.errors ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    outcome: 'refused',
    declaration: null,
    uploadId: error.members?.uploadId ?? null,
    errors,
    warnings: findings.length - errors,
    message: error.message,
  };
}

const TOO_MANY = `Lever hoogstens ${MOST_FILES} bestanden tegelijk in.`;
const NOTHING = 'Stuur een of meer bestanden mee als multipart-veld "file".';
