import { Injectable } from '@nestjs/common';
import type { Basis } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DeclarationStatus } from './declaration.entity.js';
import { keyValues } from './declaration-id.js';
import type { DeclarationKey } from './declaration-id.js';
import type { Upload } from './uploads.repository.js';

/** A declaration without its lines. */
export interface Declaration extends DeclarationKey {
  readonly uploadId: string;
  readonly fileName: string;
  readonly fileSha256: string;
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

  async declaration(tx: Tx, key: DeclarationKey): Promise<Declaration | null> {
    const [found] = await tx.query<Declaration>(
      `${SELECT_DECLARATION}
        WHERE declaration.municipality_code = $1 AND declaration.fiscal_year = $2 AND version = $3`,
      keyValues(key),
    );
    return found ?? null;
  }

  /** The version that stands in the ledger, if any. */
  async approved(tx: Tx, municipalityCode: string, fiscalYear: number): Promise<Declaration | null> {
    const [found] = await tx.query<Declaration>(
      `${SELECT_DECLARATION}
        WHERE declaration.municipality_code = $1 AND declaration.fiscal_year = $2 AND status = 'approved'`,
      [municipalityCode, fiscalYear],
    );
    return found ?? null;
  }

  /** All that match, newest version first within each year; null filters nothing. */
  async declarations(
    tx: Tx,
    filter: { municipalityCode: string | null; fiscalYear: number | null; status: DeclarationStatus | null },
  ): Promise<Declaration[]> {
    return tx.query<Declaration>(
      `${SELECT_DECLARATION}
        WHERE ($1::text IS NULL OR declaration.municipality_code = $1)
          AND ($2::integer IS NULL OR declaration.fiscal_year = $2)
          AND ($3::text IS NULL OR status = $3)
        ORDER BY declaration.municipality_code, declaration.fiscal_year, version DESC`,
      [filter.municipalityCode, filter.fiscalYear, filter.status],
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

const SELECT_DECLARATION = `
  SELECT declaration.municipality_code AS "municipalityCode", declaration.fiscal_year AS "fiscalYear", version,
         upload_id AS "uploadId", file_name AS "fileName", file_sha256 AS "fileSha256", basis, remark, status,
         created_by AS "createdBy", created_at AS "createdAt", submitted_by AS "submittedBy",
         submitted_at AS "submittedAt", decided_by AS "decidedBy", decided_at AS "decidedAt",
         return_reason AS "returnReason"
    FROM declaration
    JOIN upload USING (municipality_code, upload_id)`;
