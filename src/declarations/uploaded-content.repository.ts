import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';

/** Bytes of one row: few enough to hold, enough to be worth a statement. */
const PART_BYTES = 1024 * 1024;

/** Which file: a row of its own table, which the parts refer to. */
interface PartsOf {
  readonly table: 'upload_part' | 'batch_file_part';
  readonly key: readonly (string | number)[];
}

/** A file of a batch: whose, of which batch, and which. */
export interface BatchFileKey {
  readonly municipalityCode: string;
  readonly batchId: string;
  readonly fileNumber: number;
}

const KEY_COLUMNS = {
  upload_part: ['municipality_code', 'upload_id'],
  batch_file_part: ['municipality_code', 'batch_id', 'file_number'],
} as const;

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

  async keepBatchFile(tx: Tx, key: BatchFileKey, path: string): Promise<void> {
    await this.keep(tx, batchFileParts(key), path);
  }

  batchFile(tx: Tx, key: BatchFileKey): AsyncGenerator<Buffer> {
    return this.parts(tx, batchFileParts(key));
  }

  async forgetBatchFile(tx: Tx, key: BatchFileKey): Promise<void> {
    const parts = batchFileParts(key);
    await tx.query(`DELETE FROM batch_file_part WHERE ${isOf(parts)}`, [...parts.key]);
  }

  private async keep(tx: Tx, { table, key }: PartsOf, path: string): Promise<void> {
    const values = [...key, 'number', 'content'].map((_, index) => `$${index + 1}`);
    const insert = `INSERT INTO ${table} (${KEY_COLUMNS[table].join(', ')}, part_number, content) VALUES (${values.join(', ')})`;
    let partNumber = 0;
    for await (const content of createReadStream(path, { highWaterMark: PART_BYTES })) {
      await tx.query(insert, [...key, ++partNumber, content]);
    }
  }

  private async *parts(tx: Tx, parts: PartsOf): AsyncGenerator<Buffer> {
    const rows = tx.stream<{ content: Buffer }>(
      `SELECT content FROM ${parts.table} WHERE ${isOf(parts)} ORDER BY part_number`,
      [...parts.key],
    );
    for await (const { content } of rows) yield content;
  }
}

function batchFileParts({ municipalityCode, batchId, fileNumber }: BatchFileKey): PartsOf {
  return { table: 'batch_file_part', key: [municipalityCode, batchId, fileNumber] };
}

function isOf({ table }: PartsOf): string {
  return KEY_COLUMNS[table].map((column, index) => `${column} = $${index + 1}`).join(' AND ');
}
