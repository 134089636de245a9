import { createReadStream } from 'node:fs';
import type { Tx } from '../platform/database/transactions.js';

/** The SQL of files kept in the database, in parts: tables of a key, part_number and content. */

/** Bytes of one row: few enough to hold, enough to be worth a statement. */
const PART_BYTES = 1024 * 1024;

/** Which file: a row of its own table, which the parts refer to by these columns. Names are ours, never a caller's. */
export interface PartsOf {
  readonly table: string;
  readonly key: Readonly<Record<string, string | number>>;
}

/** Keeps the file at a path. */
export async function keepParts(tx: Tx, { table, key }: PartsOf, path: string): Promise<void> {
  const columns = [...Object.keys(key), 'part_number', 'content'];
  const places = columns.map((_, index) => `$${index + 1}`);
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`;
  let partNumber = 0;
  for await (const content of createReadStream(path, { highWaterMark: PART_BYTES })) {
    await tx.query(insert, [...Object.values(key), ++partNumber, content]);
  }
}

/** The bytes in their order; nothing when they were not kept. */
export async function* readParts(tx: Tx, parts: PartsOf): AsyncGenerator<Buffer> {
  const rows = tx.stream<{ content: Buffer }>(
    `SELECT content FROM ${parts.table} WHERE ${isOf(parts)} ORDER BY part_number`,
    Object.values(parts.key),
  );
  for await (const { content } of rows) yield content;
}

export async function forgetParts(tx: Tx, parts: PartsOf): Promise<void> {
  await tx.query(`DELETE FROM ${parts.table} WHERE ${isOf(parts)}`, Object.values(parts.key));
}

function isOf({ key }: PartsOf): string {
  return Object.keys(key)
    .map((column, index) => `${column} = $${index + 1}`)
    .join(' AND ');
}
