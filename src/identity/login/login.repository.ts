import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Caller } from '../caller.js';

/** Somebody who is logged in by browser. */
export interface LoginSession extends Caller {
  readonly id: string;
  readonly idToken: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** A login on its way: what must come back with it. */
export interface LoginAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly createdAt: Date;
}

/** Sessions that were begun and used since these moments still hold. */
export interface Alive {
  readonly createdAfter: Date;
  readonly seenAfter: Date;
}

/** The SQL of logins. */
@Injectable()
export class LoginRepository {
  async insertAttempt(tx: Tx, browserSha256: string, attempt: LoginAttempt): Promise<void> {
    await tx.query(
      `INSERT INTO login_attempt (browser_sha256, state, nonce, code_verifier, return_to, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [browserSha256, attempt.state, attempt.nonce, attempt.codeVerifier, attempt.returnTo, attempt.createdAt],
    );
  }

  /** Takes an attempt out: it comes back once. */
  async takeAttempt(tx: Tx, browserSha256: string): Promise<LoginAttempt | null> {
    const [taken] = await tx.query<LoginAttempt>(
      `WITH taken AS (DELETE FROM login_attempt WHERE browser_sha256 = $1 RETURNING *)
       SELECT state, nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", created_at AS "createdAt"
         FROM taken`,
      [browserSha256],
    );
    return taken ?? null;
  }

  async insertSession(tx: Tx, secretSha256: string, session: LoginSession): Promise<void> {
    await tx.query(
      `INSERT INTO login_session (id, secret_sha256, person, name, roles, municipality_code, id_token, created_at,
         last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        session.id,
        secretSha256,
        session.person,
        session.name,
        session.roles,
        session.municipalityCode,
        session.idToken,
        session.createdAt,
        session.lastSeenAt,
      ],
    );
  }

  async session(tx: Tx, secretSha256: string, alive: Alive): Promise<LoginSession | null> {
    const [found] = await tx.query<LoginSession>(
      `SELECT ${SESSION} FROM login_session WHERE secret_sha256 = $1 AND created_at > $2 AND last_seen_at > $3`,
      [secretSha256, alive.createdAfter, alive.seenAfter],
    );
    return found ?? null;
  }

  /** Those that still hold, the newest first; null: of everybody. */
  async sessions(tx: Tx, person: string | null, alive: Alive): Promise<LoginSession[]> {
    return tx.query<LoginSession>(
      `SELECT ${SESSION} FROM login_session
        WHERE ($1::text IS NULL OR person = $1) AND created_at > $2 AND last_seen_at > $3
        ORDER BY created_at DESC, id`,
      [person, alive.createdAfter, alive.seenAfter],
    );
  }

  async setSeen(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE login_session SET last_seen_at = $2 WHERE id = $1', [id, at]);
  }

  /** Ends a session; answers it. null as person: anybody's. */
  async endSession(tx: Tx, id: string, person: string | null): Promise<LoginSession | null> {
    const [ended] = await tx.query<LoginSession>(
      `WITH ended AS (DELETE FROM login_session WHERE id = $1 AND ($2::text IS NULL OR person = $2) RETURNING *)
       SELECT ${SESSION} FROM ended`,
      [id, person],
    );
    return ended ?? null;
  }

  /** Forgets sessions that do not hold any more, and logins that never came back. */
  async forget(tx: Tx, alive: Alive, attemptedAfter: Date): Promise<void> {
    await tx.query('DELETE FROM login_session WHERE created_at <= $1 OR last_seen_at <= $2', [
      alive.createdAfter,
      alive.seenAfter,
    ]);
    await tx.query('DELETE FROM login_attempt WHERE created_at <= $1', [attemptedAfter]);
  }
}

const SESSION = `id, person, name, roles, municipality_code AS "municipalityCode", id_token AS "idToken",
              created_at AS "createdAt", last_seen_at AS "lastSeenAt"`;
