import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';

/** Bytes of one row: few enough to hold, enough to be worth a statement. */
const PART_BYTES = 1024 * 1024;

/** Which file: a row of its own table, which the parts refer to. */
interface PartsOf {
  readonly table: 'upload_part' | 'batch_file_part';
  readonly key: readonly [string, string | number];
}

const KEY_COLUMNS = { upload_part: 'municipality_code, upload_id', batch_file_part: 'batch_id, file_number' } as const;

/** The SQL of files kept in the database, in parts. */
@Injectable()
export class UploadedContentRepository {
  async keepUpload(tx: Tx, upload: { municipalityCode: string; uploadId: string }, path: string): Promise<void> {
    await this.keep(tx, { table: 'upload_part', key: [upload.municipalityCode, upload.uploadId] }, path);
  }

  /** The bytes of an upload; nothing when they were not kept. */
  upload(tx: Tx, municipalityCode: string, uploadId: string): AsyncGenerator<Buffer> {
    return this.parts(tx, { table: 'upload_part', key: [municipalityCode, uploadId] });
  }

  async keepBatchFile(tx: Tx, batchId: string, fileNumber: number, path: string): Promise<void> {
    await this.keep(tx, { table: 'batch_file_part', key: [batchId, fileNumber] }, path);
  }

  batchFile(tx: Tx, batchId: string, fileNumber: number): AsyncGenerator<Buffer> {
    return this.parts(tx, { table: 'batch_file_part', key: [batchId, fileNumber] });
  }

  async forgetBatchFile(tx: Tx, batchId: string, fileNumber: number): Promise<void> {
    await tx.query('DELETE FROM batch_file_part WHERE batch_id = $1 AND file_number = $2', [batchId, fileNumber]);
  }

  private async keep(tx: Tx, { table, key }: PartsOf, path: string): Promise<void> {
    let partNumber = 0;
    for await (const content of createReadStream(path, { highWaterMark: PART_BYTES })) {
      await tx.query(`INSERT INTO ${table} (${KEY_COLUMNS[table]}, part_number, content) VALUES ($1, $2, $3, $4)`, [
        ...key,
        ++partNumber,
        content,
      ]);
    }
  }

  private async *parts(tx: Tx, { table, key }: PartsOf): AsyncGenerator<Buffer> {
    const rows = tx.stream<{ content: Buffer }>(
      `SELECT content FROM ${table} WHERE (${KEY_COLUMNS[table]}) = ($1, $2) ORDER BY part_number`,
      [...key],
    );
    for await (const { content } of rows) yield content;
  }
}
