import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { BatchFileOutcome } from './batch-file.entity.js';
import type { BatchFileKey } from './uploaded-content.repository.js';

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
    file: BatchFileKey & Pick<BatchFile, 'fileName' | 'fileSha256'>,
    by: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO batch_file (municipality_code, batch_id, file_number, file_name, file_sha256, outcome, handed_in_by,
         handed_in_at)
       VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7)`,
      [file.municipalityCode, file.batchId, file.fileNumber, file.fileName, file.fileSha256, by, at],
    );
  }

  async files(tx: Tx, municipalityCode: string, batchId: string): Promise<BatchFile[]> {
    return tx.query<BatchFile>(
      `SELECT file_number AS "fileNumber", file_name AS "fileName", file_sha256 AS "fileSha256", outcome, declaration,
              upload_id AS "uploadId", errors, warnings, message, handed_in_by AS "handedInBy"
         FROM batch_file
        WHERE municipality_code = $1 AND batch_id = $2
        ORDER BY file_number`,
      [municipalityCode, batchId],
    );
  }

  async setResult(tx: Tx, key: BatchFileKey, result: BatchFileResult): Promise<void> {
    const { outcome, declaration, uploadId, errors, warnings, message } = result;
    await tx.query(
      `UPDATE batch_file SET outcome = $4, declaration = $5, upload_id = $6, errors = $7, warnings = $8, message = $9
        WHERE municipality_code = $1 AND batch_id = $2 AND file_number = $3`,
      [key.municipalityCode, key.batchId, key.fileNumber, outcome, declaration, uploadId, errors, warnings, message],
    );
  }
}
