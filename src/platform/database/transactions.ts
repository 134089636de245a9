import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { errorCode } from '../error-code.js';

/** An open transaction. Nothing is read or written without one, and nobody else can open one. */
export interface Tx {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Rows one by one, for answers that are too large to hold. */
  stream<Row>(sql: string, parameters?: unknown[]): AsyncIterable<Row>;
}

/** Errors after which the same work may well succeed: serialization_failure and deadlock_detected. */
const WORTH_RETRYING = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 8;

/** Opens transactions. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /** Work that writes. It may be run again from the start when the database asks for that. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once('BEGIN ISOLATION LEVEL READ COMMITTED', work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !WORTH_RETRYING.has(errorCode(error) ?? '')) throw error;
        await wait(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /** Work that only reads; all its queries see one snapshot. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.once('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  private async once<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query(begin);
      try {
        const result = await work(transactionOn(runner));
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        // a connection that is gone cannot be rolled back, and has lost the transaction anyway
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

function transactionOn(runner: QueryRunner): Tx {
  return {
    query: async <Row>(sql: string, parameters?: unknown[]) => (await runner.query(sql, parameters)) as Row[],
    stream: async function* <Row>(sql: string, parameters?: unknown[]) {
      const rows = await runner.stream(sql, parameters);
      try {
        for await (const row of rows) yield row as Row;
      } finally {
        rows.destroy();
      }
    },
  };
}
