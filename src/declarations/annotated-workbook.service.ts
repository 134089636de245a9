import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { annotateFile } from '../intake/annotated/annotate-file.js';
import type { AnnotatedFile, AnnotatedKind } from '../intake/annotated/annotate-file.js';
import { WorkbookRefused } from '../intake/workbook/workbook-refused.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { declarationKey } from './declaration-id.js';
import { DeclarationsService } from './declarations.service.js';
import { UploadedContentRepository } from './uploaded-content.repository.js';
import { uploadFolder } from './uploaded-file.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';

/** A workbook on its way back to who handed it in. */
export interface AnnotatedWorkbook {
  readonly fileName: string;
  readonly kind: AnnotatedKind;
  readonly content: Readable;
}

/** Gives back what was handed in, with the findings on its cells. */
@Injectable()
export class AnnotatedWorkbookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly uploadsService: UploadsService,
    private readonly uploads: UploadsRepository,
    private readonly content: UploadedContentRepository,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async ofDeclaration(id: string): Promise<AnnotatedWorkbook> {
    return this.annotated((tx) => this.declarations.existing(tx, declarationKey(id), CURRENT));
  }

  /** Of a refused file too. */
  async ofUpload(id: string): Promise<AnnotatedWorkbook> {
    return this.annotated((tx) => this.uploadsService.existing(tx, id, CURRENT));
  }

  private async annotated(
    find: (tx: Tx) => Promise<{ municipalityCode: string; uploadId: string; fileName: string }>,
  ): Promise<AnnotatedWorkbook> {
    const folder = uploadFolder(this.config);
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    try {
      const { fileName, findings } = await this.transactions.read(async (tx) => {
        const upload = await find(tx);
        const parts = this.content.upload(tx, upload.municipalityCode, upload.uploadId);
        await pipeline(parts, createWriteStream(path, { mode: 0o600 }));
        return { fileName: upload.fileName, findings: await this.uploads.findings(tx, upload, CURRENT) };
      });
      const file = await annotateFile(path, findings, this.config.workbookLimits).catch(unfit);
      const bytes = file.bytes[Symbol.asyncIterator]();
      // what cannot be annotated is said before the first byte, while there can still be another answer
      const first = await bytes.next().catch(unfit);
      const content = Readable.from(thenRemoved(path, file, first, bytes), { objectMode: false });
      return { fileName: annotatedName(fileName, file.kind), kind: file.kind, content };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }
}

/** All bytes; then, or when nobody reads on, the copy they were made from goes. */
async function* thenRemoved(
  path: string,
  file: AnnotatedFile,
  first: IteratorResult<Buffer, unknown>,
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
    file.close();
    await rm(path, { force: true });
  }
}

function unfit(error: unknown): never {
  if (!(error instanceof WorkbookRefused)) throw error;
  throw new ProblemError(
    'conflict',
    'In dit bestand zijn de bevindingen niet te zetten: het is beschadigd of van een ander soort, of het is niet bewaard ' +
      'omdat er een burgerservicenummer in stond. De bevindingen staan wel in de lijst.',
  );
}

/** Example: `declaratie.xlsx` becomes `declaratie-bevindingen.xlsx`. */
function annotatedName(fileName: string, kind: AnnotatedKind): string {
  return `${fileName.replace(/\.[^.]*$/, '')}-bevindingen.${kind}`;
}
