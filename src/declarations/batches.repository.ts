import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { BatchFileOutcome } from './batch-file.entity.js';

/** A file of a batch, and what became of it. */
export interface BatchFile {
  readonly fileNumber: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly outcome: BatchFileOutcome;
  readonly declaration: string | null;
  readonly uploadId: string | null;
  readonly errors: number | null;
  readonly warnings: number | null;
  readonly message: string | null;
  readonly handedInBy: string;
}

export type BatchFileResult = Pick<BatchFile, 'declaration' | 'uploadId' | 'errors' | 'warnings' | 'message'> & {
  readonly outcome: Exclude<BatchFileOutcome, 'waiting'>;
};

/** The SQL of files that were handed in together. */
@Injectable()
export class BatchesRepository {
  async insert(
    tx: Tx,
    batchId: string,
    file: Pick<BatchFile, 'fileNumber' | 'fileName' | 'fileSha256'>,
    by: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO batch_file (batch_id, file_number, file_name, file_sha256, outcome, handed_in_by, handed_in_at)
       VALUES ($1, $2, $3, $4, 'waiting', $5, $6)`,
      [batchId, file.fileNumber, file.fileName, file.fileSha256, by, at],
    );
  }

  async files(tx: Tx, batchId: string): Promise<BatchFile[]> {
    return tx.query<BatchFile>(
      `SELECT file_number AS "fileNumber", file_name AS "fileName", file_sha256 AS "fileSha256", outcome, declaration,
              upload_id AS "uploadId", errors, warnings, message, handed_in_by AS "handedInBy"
         FROM batch_file
        WHERE batch_id = $1
        ORDER BY file_number`,
      [batchId],
    );
  }

  async setResult(tx: Tx, batchId: string, fileNumber: number, result: BatchFileResult): Promise<void> {
    const { outcome, declaration, uploadId, errors, warnings, message } = result;
    await tx.query(
      `UPDATE batch_file SET outcome = $3, declaration = $4, upload_id = $5, errors = $6, warnings = $7, message = $8
        WHERE batch_id = $1 AND file_number = $2`,
      [batchId, fileNumber, outcome, declaration, uploadId, errors, warnings, message],
    );
  }
}
