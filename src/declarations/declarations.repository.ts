import { Injectable } from '@nestjs/common';
import type { Basis } from '../kernel/scheme.js';
import type { Moment, Tx } from '../platform/database/transactions.js';
import type { DeclarationStatus } from './declaration.entity.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';
import type { Upload } from './uploads.repository.js';

/** A declaration without its lines. */
export interface Declaration extends DeclarationKey {
  readonly uploadId: string;
  readonly fileName: string;
  readonly fileSha256: string;
  /** What the file says; of an approved one, what was chosen since. */
  readonly basis: Basis;
  readonly remark: string | null;
  readonly status: DeclarationStatus;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly returnReason: string | null;
}

/** null filters nothing */
export interface DeclarationFilter {
  readonly municipalityCode: string | null;
  readonly fiscalYear: number | null;
  readonly status: DeclarationStatus | null;
}

/** Another basis for a declared year, chosen without a new declaration. */
export interface BasisChoice {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  /** First, second, … of the year. */
  readonly number: number;
  readonly basis: Basis;
  readonly reason: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** The SQL of declarations as such. */
@Injectable()
export class DeclarationsRepository {
  async lastVersion(tx: Tx, municipalityCode: string, fiscalYear: number): Promise<number> {
    const [row] = await tx.query<{ version: number | null }>(
      `SELECT max(version) AS version FROM declaration WHERE municipality_code = $1 AND fiscal_year = $2`,
      [municipalityCode, fiscalYear],
    );
    return row?.version ?? 0;
  }

  async insertDeclaration(
    tx: Tx,
    key: DeclarationKey,
    upload: Upload,
    head: { readonly basis: Basis; readonly remark: string | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO declaration (municipality_code, fiscal_year, version, upload_id, basis, remark, status, created_by,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8)`,
      [
        key.municipalityCode,
        key.fiscalYear,
        key.version,
        upload.uploadId,
        head.basis,
        head.remark,
        upload.uploadedBy,
        upload.uploadedAt,
      ],
    );
  }

  async declaration(tx: Tx, key: DeclarationKey, moment: Moment): Promise<Declaration | null> {
    const [found] = await tx.query<Declaration>(
      `SELECT * FROM (${DECLARATIONS}) AS known
        WHERE "municipalityCode" = $2 AND "fiscalYear" = $3 AND version = $4`,
      [moment, ...keyValues(key)],
    );
    return found ?? null;
  }

  /** The version that stands in the ledger, if any. */
  async approved(tx: Tx, municipalityCode: string, fiscalYear: number, moment: Moment): Promise<Declaration | null> {
    const [found] = await this.declarations(tx, { municipalityCode, fiscalYear, status: 'approved' }, moment);
    return found ?? null;
  }

  /** All that match, newest version first within each year; null filters nothing. */
  async declarations(tx: Tx, filter: DeclarationFilter, moment: Moment): Promise<Declaration[]> {
    return tx.query<Declaration>(
      `SELECT * FROM (${DECLARATIONS}) AS known
        WHERE ($2::text IS NULL OR "municipalityCode" = $2)
          AND ($3::integer IS NULL OR "fiscalYear" = $3)
          AND ($4::text IS NULL OR status = $4)
        ORDER BY "municipalityCode", "fiscalYear", version DESC`,
      [moment, filter.municipalityCode, filter.fiscalYear, filter.status],
    );
  }

  /** Answers the number of the choice within its year. */
  async insertBasisChoice(tx: Tx, choice: Omit<BasisChoice, 'number'>): Promise<number> {
    const [row] = await tx.query<{ number: number }>(
      `INSERT INTO basis_choice (municipality_code, fiscal_year, choice_number, basis, reason, recorded_by, recorded_at)
       SELECT $1, $2, 1 + count(*), $3, $4, $5, $6
         FROM basis_choice WHERE municipality_code = $1 AND fiscal_year = $2
       RETURNING choice_number AS number`,
      [choice.municipalityCode, choice.fiscalYear, choice.basis, choice.reason, choice.recordedBy, choice.recordedAt],
    );
    if (!row) throw new Error('the choice of basis was not written down');
    return row.number;
  }

  /** Every choice of the basis of a year, apart from those in declarations; oldest first. */
  async basisChoices(tx: Tx, municipalityCode: string, moment: Moment): Promise<BasisChoice[]> {
    return tx.query<BasisChoice>(
      `SELECT municipality_code AS "municipalityCode", fiscal_year AS "fiscalYear", choice_number AS "number", basis,
              reason, recorded_by AS "recordedBy", recorded_at AS "recordedAt"
         FROM basis_choice
        WHERE municipality_code = $1 AND recorded_at <= $2
        ORDER BY fiscal_year, choice_number`,
      [municipalityCode, moment],
    );
  }

  async setSubmitted(tx: Tx, key: DeclarationKey, by: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE declaration SET status = 'submitted', submitted_by = $4, submitted_at = $5
        WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3`,
      [...keyValues(key), by, at],
    );
  }

  async setDecided(
    tx: Tx,
    key: DeclarationKey,
    decision: { status: 'approved' | 'returned'; by: string; at: Date; returnReason: string | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE declaration SET status = $4, decided_by = $5, decided_at = $6, return_reason = $7
        WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3`,
      [...keyValues(key), decision.status, decision.by, decision.at, decision.returnReason],
    );
  }

  /** A newer version takes its place in the ledger. */
  async setCorrected(tx: Tx, key: DeclarationKey): Promise<void> {
    await tx.query(
      `UPDATE declaration SET status = 'corrected' WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3`,
      keyValues(key),
    );
  }
}

/** Declarations as they were at moment $1: what came later had not happened. */
const DECLARATIONS = `
  SELECT declaration.municipality_code AS "municipalityCode", declaration.fiscal_year AS "fiscalYear",
         declaration.version, declaration.upload_id AS "uploadId", file_name AS "fileName",
         file_sha256 AS "fileSha256", remark,
         CASE
           WHEN submitted_at IS NULL OR submitted_at > $1 THEN 'draft'
           WHEN declaration.decided_at IS NULL OR declaration.decided_at > $1 THEN 'submitted'
           WHEN status = 'returned' THEN 'returned'
           WHEN declared.version = declaration.version THEN 'approved'
           ELSE 'corrected'
         END AS status,
         CASE WHEN declared.version = declaration.version THEN declared.basis ELSE declaration.basis END AS basis,
         created_by AS "createdBy", created_at AS "createdAt",
         CASE WHEN submitted_at <= $1 THEN submitted_by END AS "submittedBy",
         CASE WHEN submitted_at <= $1 THEN submitted_at END AS "submittedAt",
         CASE WHEN declaration.decided_at <= $1 THEN decided_by END AS "decidedBy",
         CASE WHEN declaration.decided_at <= $1 THEN declaration.decided_at END AS "decidedAt",
         CASE WHEN declaration.decided_at <= $1 THEN return_reason END AS "returnReason"
    FROM declaration
    JOIN upload USING (municipality_code, upload_id)
    LEFT JOIN declared_known_on($1) AS declared
           ON declared.municipality_code = declaration.municipality_code
          AND declared.fiscal_year = declaration.fiscal_year
   WHERE created_at <= $1`;
