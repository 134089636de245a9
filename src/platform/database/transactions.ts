import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { currentAccess } from '../access/access.js';
import type { Access } from '../access/access.js';
import { Clock } from '../clock.js';
import { errorCode } from '../error-code.js';
import { ProblemError } from '../http/problem.js';

/** A moment that is known of; work that writes reads what is recorded now, its own included. */
export type Moment = Date | typeof CURRENT;

/** In the words of PostgreSQL: later than every moment. */
export const CURRENT = 'infinity';

/** An open transaction. Nothing is read or written without one, and nobody else can open one. */
export interface Tx {
  /** The rights that it has, and in whose name. */
  readonly access: Access;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Rows one by one, for answers that are too large to hold. */
  stream<Row>(sql: string, parameters?: unknown[]): AsyncIterable<Row>;
  /**
   * The moment at which all that this transaction records is recorded: later than every moment that was recorded at or
   * answered for. Ask for it after every other lock is taken, and as late as possible: readers wait for it to commit.
   */
  recordingMoment(): Promise<Date>;
}

/** Errors after which the same work may well succeed: serialization_failure and deadlock_detected. */
const WORTH_RETRYING = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 8;

/** Shared by transactions that record; alone by a reader that settles which of them its answer includes. */
const RECORDING_LOCK = `hashtextextended('opvangboek recording', 0)`;

const BEGIN_WRITING = 'BEGIN ISOLATION LEVEL READ COMMITTED';
const BEGIN_READING = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Opens transactions. Each sees and writes only the rows that the rights of the moment allow: row-level security. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Work that writes. It may be run again from the start when the database asks for that. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempts((runner) => this.within(runner, BEGIN_WRITING, 'COMMIT', work));
  }

  /** The real work, taken back: what it answers is what it would have done. */
  async rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempts((runner) => this.within(runner, BEGIN_WRITING, 'ROLLBACK', work));
  }

  /** Work that only reads; all its queries see one snapshot. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.attempts((runner) => this.within(runner, BEGIN_READING, 'COMMIT', work));
  }

  /**
   * Work that reads what was known at a moment; without one, what is known now. The moment it is given is settled: all
   * that was recorded by then is in the snapshot, and nothing will ever be recorded at or before it. So the same
   * question about that moment has the same answer for ever. About every moment since `lastRecording` it has the same
   * answer too, until something else is recorded.
   */
  async readKnownOn<T>(
    knownOn: Date | null,
    work: (tx: Tx, moment: Date, lastRecording: Date) => Promise<T>,
  ): Promise<T> {
    return this.attempts(async (runner) => {
      await runner.query(`SELECT pg_advisory_lock(${RECORDING_LOCK})`);
      let isLocked = true;
      const unlock = async (): Promise<void> => {
        if (isLocked) await runner.query(`SELECT pg_advisory_unlock(${RECORDING_LOCK})`);
        isLocked = false;
      };
      try {
        const { moment: now, lastRecording } = await this.takeMoment(runner, false);
        if (knownOn && knownOn > now) throw inTheFuture();
        return await this.within(runner, BEGIN_READING, 'COMMIT', async (tx) => {
          // the first statement takes the snapshot, while nobody records
          await unlock();
          return work(tx, knownOn ?? now, lastRecording);
        });
      } finally {
        // a connection that is gone has lost the lock
        await unlock().catch(() => undefined);
      }
    });
  }

  private async attempts<T>(once: (runner: QueryRunner) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.dataSource.createQueryRunner();
      try {
        return await once(runner);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !WORTH_RETRYING.has(errorCode(error) ?? '')) throw error;
      } finally {
        await runner.release();
      }
      await wait(Math.random() * 10 * 2 ** attempt);
    }
  }

  private async within<T>(
    runner: QueryRunner,
    begin: string,
    end: 'COMMIT' | 'ROLLBACK',
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const access = currentAccess();
    // in one message; the scope is checked to be a name, and ends with the transaction
    await runner.query(`${begin}; SET LOCAL opvangboek.scope = '${access.scope}'`);
    try {
      const result = await work(this.transactionOn(runner, access));
      await runner.query(end);
      return result;
    } catch (error) {
      // a connection that is gone cannot be rolled back, and has lost the transaction anyway
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  private transactionOn(runner: QueryRunner, access: Access): Tx {
    let moment: Promise<Date> | null = null;
    return {
      access,
      query: async <Row>(sql: string, parameters?: unknown[]) => (await runner.query(sql, parameters)) as Row[],
      stream: async function* <Row>(sql: string, parameters?: unknown[]) {
        const rows = await runner.stream(sql, parameters);
        try {
          for await (const row of rows) yield row as Row;
        } finally {
          rows.destroy();
        }
      },
      recordingMoment: () => (moment ??= this.momentToRecord(runner)),
    };
  }

  private async momentToRecord(runner: QueryRunner): Promise<Date> {
    await runner.query(`SELECT pg_advisory_xact_lock_shared(${RECORDING_LOCK})`);
    return (await this.takeMoment(runner, true)).moment;
  }

  private async takeMoment(runner: QueryRunner, toRecord: boolean): Promise<{ moment: Date; lastRecording: Date }> {
    const [row] = (await runner.query(
      `SELECT take_moment($1, $2) AS moment, timestamptz 'epoch' + last_value * interval '1 millisecond' AS "lastRecording"
         FROM last_recording`,
      [this.clock.now(), toRecord],
    )) as { moment: Date; lastRecording: Date }[];
    if (!row) throw new Error('the database gave no moment');
    return row;
  }
}

function inTheFuture(): ProblemError {
  const message = 'Dit moment ligt in de toekomst. Kies een moment dat al geweest is, of laat knownOn weg.';
  return new ProblemError('invalid-request', message, {
    errors: [{ code: 'known-on-future', message, pointer: 'knownOn' }],
  });
}
