import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import { forgetParts, keepParts, readParts } from './content-parts.repository.js';
import type { PartsOf } from './content-parts.repository.js';

/** A file of a batch: whose, of which batch, and which. */
export interface BatchFileKey {
  readonly municipalityCode: string;
  readonly batchId: string;
  readonly fileNumber: number;
}

/** The bytes of declarations that were handed in. */
@Injectable()
export class UploadedContentRepository {
  async keepUpload(tx: Tx, upload: { municipalityCode: string; uploadId: string }, path: string): Promise<void> {
    await keepParts(tx, uploadParts(upload.municipalityCode, upload.uploadId), path);
  }

  /** The bytes of an upload; nothing when they were not kept. */
  upload(tx: Tx, municipalityCode: string, uploadId: string): AsyncGenerator<Buffer> {
    return readParts(tx, uploadParts(municipalityCode, uploadId));
  }

  async keepBatchFile(tx: Tx, key: BatchFileKey, path: string): Promise<void> {
    await keepParts(tx, batchFileParts(key), path);
  }

  batchFile(tx: Tx, key: BatchFileKey): AsyncGenerator<Buffer> {
    return readParts(tx, batchFileParts(key));
  }

  async forgetBatchFile(tx: Tx, key: BatchFileKey): Promise<void> {
    await forgetParts(tx, batchFileParts(key));
  }
}

function uploadParts(municipalityCode: string, uploadId: string): PartsOf {
  return { table: 'upload_part', key: { municipality_code: municipalityCode, upload_id: uploadId } };
}

function batchFileParts({ municipalityCode, batchId, fileNumber }: BatchFileKey): PartsOf {
  return {
    table: 'batch_file_part',
    key: { municipality_code: municipalityCode, batch_id: batchId, file_number: fileNumber },
  };
}
