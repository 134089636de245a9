import { Injectable } from '@nestjs/common';
import { amount } from '../kernel/money.js';
import { firstDayOf, monthOf } from '../kernel/period.js';
import type { Basis, CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import type { Finding } from '../intake/findings.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DeclaredLines } from './assessment.js';
import type { DeclarationStatus } from './declaration.entity.js';
import type { DeclarationKey } from './declaration-id.js';

/** An upload as it is remembered: whose it seems, which file, what became of it. */
export interface Upload {
  readonly municipalityCode: string;
  readonly uploadId: string;
  readonly fiscalYear: number | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileSize: number;
  readonly outcome: 'accepted' | 'refused';
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

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

/** The SQL of uploads, findings, declarations and their lines. */
@Injectable()
export class DeclarationsRepository {
  async insertUpload(tx: Tx, upload: Upload): Promise<void> {
    await tx.query(
      `INSERT INTO upload (municipality_code, upload_id, fiscal_year, file_name, file_sha256, file_size, outcome,
         uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        upload.municipalityCode,
        upload.uploadId,
        upload.fiscalYear,
        upload.fileName,
        upload.fileSha256,
        upload.fileSize,
        upload.outcome,
        upload.uploadedBy,
        upload.uploadedAt,
      ],
    );
  }

  async insertFindings(tx: Tx, upload: Upload, findings: readonly Finding[]): Promise<void> {
    await tx.query(
      `INSERT INTO finding (municipality_code, upload_id, finding_number, code, severity, sheet, row_number,
         column_letter, header, given, expected, message)
       SELECT $1, $2, added.*
         FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[]) AS added`,
      [
        upload.municipalityCode,
        upload.uploadId,
        findings.map((_, index) => index + 1),
        findings.map((finding) => finding.code),
        findings.map((finding) => finding.severity),
        findings.map((finding) => finding.sheet),
        findings.map((finding) => finding.row),
        findings.map((finding) => finding.column),
        findings.map((finding) => finding.header),
        findings.map((finding) => finding.given),
        findings.map((finding) => finding.expected),
        findings.map((finding) => finding.message),
      ],
    );
  }

  async findings(tx: Tx, municipalityCode: string, uploadId: string): Promise<Finding[]> {
    return tx.query<Finding>(
      `SELECT code, severity, sheet, row_number AS row, column_letter AS "column", header, given, expected, message
         FROM finding
        WHERE municipality_code = $1 AND upload_id = $2
        ORDER BY finding_number`,
      [municipalityCode, uploadId],
    );
  }

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

  async insertReception(tx: Tx, key: DeclarationKey, lines: readonly ReceptionLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO reception_line (municipality_code, fiscal_year, version, row_number, from_date, through_date,
         regulation, location, realised_places, occupied_places, persons)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::date[], $7::text[], $8::text[], $9::integer[], $10::integer[],
                $11::integer[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => line.from),
        lines.map((line) => line.through),
        lines.map((line) => line.regulation),
        lines.map((line) => line.location),
        lines.map((line) => line.realisedPlaces),
        lines.map((line) => line.occupiedPlaces),
        lines.map((line) => line.persons),
      ],
    );
  }

  async insertCosts(tx: Tx, key: DeclarationKey, lines: readonly CostLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO cost_line (municipality_code, fiscal_year, version, row_number, month, cost_category, funding_route,
         amount_eur, location, description, evidence)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::text[], $7::text[], $8::numeric[], $9::text[], $10::text[],
                $11::text[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => firstDayOf(line.month)),
        lines.map((line) => line.costCategory),
        lines.map((line) => line.fundingRoute),
        lines.map((line) => line.amountEur.toFixed()),
        lines.map((line) => line.location),
        lines.map((line) => line.description),
        lines.map((line) => line.evidence),
      ],
    );
  }

  async insertReceipts(tx: Tx, key: DeclarationKey, lines: readonly ReceiptLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO receipt_line (municipality_code, fiscal_year, version, row_number, receipt_date, kind, component,
         amount_eur, reference)
       SELECT $1, $2, $3, added.*
         FROM unnest($4::integer[], $5::date[], $6::text[], $7::text[], $8::numeric[], $9::text[]) AS added`,
      [
        ...keyValues(key),
        lines.map((line) => line.row),
        lines.map((line) => line.date),
        lines.map((line) => line.kind),
        lines.map((line) => line.component),
        lines.map((line) => line.amountEur.toFixed()),
        lines.map((line) => line.reference),
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

  async lines(tx: Tx, declaration: Declaration): Promise<DeclaredLines> {
    const key = keyValues(declaration);
    const ofDeclaration = 'WHERE municipality_code = $1 AND fiscal_year = $2 AND version = $3 ORDER BY row_number';
    const reception = await tx.query<ReceptionLine>(
      `SELECT row_number AS row, from_date AS "from", through_date AS through, regulation, location,
              realised_places AS "realisedPlaces", occupied_places AS "occupiedPlaces", persons
         FROM reception_line ${ofDeclaration}`,
      key,
    );
    const costs = await tx.query<Omit<CostLine, 'amountEur'> & { amountEur: string }>(
      `SELECT row_number AS row, month, cost_category AS "costCategory", funding_route AS "fundingRoute",
              amount_eur AS "amountEur", location, description, evidence
         FROM cost_line ${ofDeclaration}`,
      key,
    );
    const receipts = await tx.query<Omit<ReceiptLine, 'amountEur'> & { amountEur: string }>(
      `SELECT row_number AS row, receipt_date AS date, kind, component, amount_eur AS "amountEur", reference
         FROM receipt_line ${ofDeclaration}`,
      key,
    );
    return {
      basis: declaration.basis,
      reception,
      costs: costs.map((line) => ({ ...line, month: monthOf(line.month), amountEur: amount(line.amountEur) })),
      receipts: receipts.map((line) => ({ ...line, amountEur: amount(line.amountEur) })),
    };
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

function keyValues(key: DeclarationKey): [string, number, number] {
  return [key.municipalityCode, key.fiscalYear, key.version];
}
