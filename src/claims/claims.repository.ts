import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../kernel/period.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ClaimScope } from './claim-figures.js';
import { claimValues } from './claim-id.js';
import type { ClaimKey } from './claim-id.js';
import type { ClaimState } from './claim-life.js';

/** What somebody claims, in words and by its scope. */
export interface ClaimText extends ClaimScope {
  readonly title: string;
  /** Paragraphs, each on a line. */
  readonly narrative: string;
  readonly contact: string | null;
}

/** When something was recorded, and by whom. */
export interface Recorded {
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export interface ClaimRevision extends ClaimText, Recorded {
  readonly revision: number;
}

/** A step in the life of a claim. */
export interface ClaimStep extends Recorded {
  readonly step: number;
  readonly state: ClaimState;
  readonly datedOn: IsoDate | null;
  readonly reference: string | null;
  readonly reason: string | null;
}

/** A claim as it stands: its last revision, and its last step. */
export interface Claim extends Recorded {
  readonly key: ClaimKey;
  readonly revision: ClaimRevision;
  readonly step: ClaimStep;
}

/** Which claims; null: any. */
export interface ClaimFilter {
  /** One that is in the claim. */
  readonly municipalityCode: string | null;
  readonly state: ClaimState | null;
}

/** The SQL of claims, their revisions and their steps. */
@Injectable()
export class ClaimsRepository {
  /** One writer at a time for each who claims, until the transaction ends. */
  async lock(tx: Tx, claimant: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('claims of ' || $1, 0))`, [claimant]);
  }

  /** The number of the claim after the last. */
  async nextNumber(tx: Tx, claimant: string): Promise<number> {
    const [row] = await tx.query<{ next: number }>(
      `SELECT coalesce(max(claim_number), 0) + 1 AS next FROM claim WHERE municipality_code = $1`,
      [claimant],
    );
    return row?.next ?? 1;
  }

  async insert(tx: Tx, key: ClaimKey, { recordedBy, recordedAt }: Recorded): Promise<void> {
    await tx.query(
      `INSERT INTO claim (municipality_code, claim_number, recorded_by, recorded_at) VALUES ($1, $2, $3, $4)`,
      [...claimValues(key), recordedBy, recordedAt],
    );
  }

  async insertRevision(tx: Tx, key: ClaimKey, revision: ClaimRevision): Promise<void> {
    await tx.query(
      `INSERT INTO claim_revision (municipality_code, claim_number, revision, title, member_codes, from_year, to_year,
         components, narrative, contact, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...claimValues(key),
        revision.revision,
        revision.title,
        revision.municipalities,
        revision.fromYear,
        revision.toYear,
        revision.components,
        revision.narrative,
        revision.contact,
        revision.recordedBy,
        revision.recordedAt,
      ],
    );
  }

  async insertStep(tx: Tx, key: ClaimKey, step: ClaimStep): Promise<void> {
    await tx.query(
      `INSERT INTO claim_state (municipality_code, claim_number, step, state, dated_on, reference, reason, recorded_by,
         recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...claimValues(key),
        step.step,
        step.state,
        step.datedOn,
        step.reference,
        step.reason,
        step.recordedBy,
        step.recordedAt,
      ],
    );
  }

  async find(tx: Tx, key: ClaimKey): Promise<Claim | null> {
    const isKey = 'claim.municipality_code = $1 AND claim.claim_number = $2';
    const [found] = await this.claims(tx, isKey, claimValues(key));
    return found ?? null;
  }

  /** In order of who claims and number. */
  async list(tx: Tx, { municipalityCode, state }: ClaimFilter): Promise<Claim[]> {
    return this.claims(
      tx,
      '($1::text IS NULL OR $1 = ANY (revision.member_codes)) AND ($2::text IS NULL OR step.state = $2)',
      [municipalityCode, state],
    );
  }

  /** Every revision, oldest first. */
  async revisions(tx: Tx, key: ClaimKey): Promise<ClaimRevision[]> {
    return tx.query<ClaimRevision>(
      `SELECT ${REVISION}, ${RECORDED}
         FROM claim_revision AS revision
        WHERE municipality_code = $1 AND claim_number = $2
        ORDER BY revision.revision`,
      claimValues(key),
    );
  }

  /** Every step, oldest first. */
  async steps(tx: Tx, key: ClaimKey): Promise<ClaimStep[]> {
    return tx.query<ClaimStep>(
      `SELECT ${STEP}, ${RECORDED}
         FROM claim_state AS step
        WHERE municipality_code = $1 AND claim_number = $2
        ORDER BY step.step`,
      claimValues(key),
    );
  }

  private async claims(tx: Tx, condition: string, values: readonly unknown[]): Promise<Claim[]> {
    const rows = await tx.query<ClaimRow>(
      `SELECT claim.municipality_code AS claimant, claim.claim_number AS number,
              claim.recorded_by AS "madeBy", claim.recorded_at AS "madeAt",
              ${REVISION}, revision.recorded_by AS "revisedBy", revision.recorded_at AS "revisedAt",
              ${STEP}, step.recorded_by AS "stepBy", step.recorded_at AS "stepAt"
         FROM claim
         CROSS JOIN LATERAL (
           SELECT * FROM claim_revision
            WHERE municipality_code = claim.municipality_code AND claim_number = claim.claim_number
            ORDER BY revision DESC LIMIT 1) AS revision
         CROSS JOIN LATERAL (
           SELECT * FROM claim_state
            WHERE municipality_code = claim.municipality_code AND claim_number = claim.claim_number
            ORDER BY step DESC LIMIT 1) AS step
        WHERE ${condition}
        ORDER BY 1, 2`,
      [...values],
    );
    return rows.map(claimOf);
  }
}

const REVISION = `revision.revision, revision.title, revision.member_codes AS municipalities,
  revision.from_year AS "fromYear", revision.to_year AS "toYear", revision.components, revision.narrative, revision.contact`;

const STEP = `step.step, step.state, step.dated_on AS "datedOn", step.reference, step.reason`;

const RECORDED = `recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

type ClaimRow = Omit<ClaimRevision, keyof Recorded> &
  Omit<ClaimStep, keyof Recorded> & {
    readonly claimant: string;
    readonly number: number;
    readonly madeBy: string;
    readonly madeAt: Date;
    readonly revisedBy: string;
    readonly revisedAt: Date;
    readonly stepBy: string;
    readonly stepAt: Date;
  };

function claimOf(row: ClaimRow): Claim {
  const { revision, title, municipalities, fromYear, toYear, components, narrative, contact } = row;
  const { step, state, datedOn, reference, reason } = row;
  return {
    key: { claimant: row.claimant, number: row.number },
    recordedBy: row.madeBy,
    recordedAt: row.madeAt,
    revision: {
      ...{ revision, title, municipalities, fromYear, toYear, components, narrative, contact },
      ...{ recordedBy: row.revisedBy, recordedAt: row.revisedAt },
    },
    step: { step, state, datedOn, reference, reason, recordedBy: row.stepBy, recordedAt: row.stepAt },
  };
}
