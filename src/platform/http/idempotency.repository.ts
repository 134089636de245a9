import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/** What is known of a key. */
export interface KeptRequest {
  readonly fingerprint: string;
  /** null: somebody is at work on it. */
  readonly status: number | null;
  readonly answer: string | null;
}

/** Somebody's right to do the work of a key; a later claim takes it over. */
export interface Claim {
  readonly id: string;
  readonly claimedAt: Date;
}

/** The SQL of idempotency keys. */
@Injectable()
export class IdempotencyRepository {
  /** Forgets, whoever asked, answers from before one moment, and work that was begun before another and never ended. */
  async forget(tx: Tx, { answeredBefore, begunBefore }: { answeredBefore: Date; begunBefore: Date }): Promise<void> {
    await tx.query('SELECT forget_idempotency_keys($1, $2)', [answeredBefore, begunBefore]);
  }

  /** Whether the key was free; it is not any more. */
  async insert(tx: Tx, { id, claimedAt }: Claim, fingerprint: string): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO idempotency_key (id, fingerprint, claimed_at, scope) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING
       RETURNING id`,
      [id, fingerprint, claimedAt, tx.access.scope],
    );
    return rows.length > 0;
  }

  async find(tx: Tx, id: string): Promise<KeptRequest | null> {
    const [found] = await tx.query<KeptRequest>(
      `SELECT fingerprint, status, answer FROM idempotency_key WHERE id = $1`,
      [id],
    );
    return found ?? null;
  }

  async answer(tx: Tx, { id, claimedAt }: Claim, status: number, answer: string): Promise<void> {
    await tx.query(`UPDATE idempotency_key SET status = $3, answer = $4 WHERE id = $1 AND claimed_at = $2`, [
      id,
      claimedAt,
      status,
      answer,
    ]);
  }

  /** Gives a key back of which the work came to nothing. */
  async release(tx: Tx, { id, claimedAt }: Claim): Promise<void> {
    await tx.query(`DELETE FROM idempotency_key WHERE id = $1 AND claimed_at = $2 AND status IS NULL`, [id, claimedAt]);
  }
}
