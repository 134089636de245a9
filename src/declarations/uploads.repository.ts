import { Injectable } from '@nestjs/common';
import type { Finding } from '../intake/findings.js';
import type { Moment, Tx } from '../platform/database/transactions.js';

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

/** null filters nothing */
export interface UploadFilter {
  readonly municipalityCode: string | null;
  readonly fiscalYear: number | null;
}

/** An upload as it is listed. */
export interface UploadSummary extends Omit<Upload, 'municipalityCode'> {
  /** null: the file did not tell whose it is. */
  readonly municipalityCode: string | null;
  /** Of the declaration that it became; null: it was refused. */
  readonly version: number | null;
  readonly errors: number;
  readonly warnings: number;
}

/** A finding as it is kept: by its number in the upload, and with what was said of it since. */
export interface RecordedFinding extends Finding {
  readonly number: number;
  readonly confirmation: { readonly reason: string; readonly by: string; readonly at: Date } | null;
}

/** The SQL of uploads and of what was found in them. */
@Injectable()
export class UploadsRepository {
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

  /** Newest first. */
  async uploads(tx: Tx, filter: UploadFilter, limit: number, moment: Moment): Promise<UploadSummary[]> {
    return tx.query<UploadSummary>(
      `WITH listed AS (
         SELECT * FROM upload WHERE ${LISTED} ORDER BY uploaded_at DESC, upload_id LIMIT $4
       )
       SELECT nullif(listed.municipality_code, 'unknown') AS "municipalityCode", upload_id AS "uploadId",
              listed.fiscal_year AS "fiscalYear", file_name AS "fileName", file_sha256 AS "fileSha256",
              file_size::float AS "fileSize", outcome, uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt", version,
              (count(*) FILTER (WHERE severity = 'error'))::integer AS errors,
              (count(*) FILTER (WHERE severity = 'warning'))::integer AS warnings
         FROM listed
         LEFT JOIN declaration USING (municipality_code, upload_id)
         LEFT JOIN finding USING (municipality_code, upload_id)
        GROUP BY listed.municipality_code, upload_id, listed.fiscal_year, file_name, file_sha256, file_size, outcome,
                 uploaded_by, uploaded_at, version
        ORDER BY uploaded_at DESC, upload_id`,
      [filter.municipalityCode, filter.fiscalYear, moment, limit],
    );
  }

  async countUploads(tx: Tx, filter: UploadFilter, moment: Moment): Promise<number> {
    const [row] = await tx.query<{ count: number }>(`SELECT count(*)::integer FROM upload WHERE ${LISTED}`, [
      filter.municipalityCode,
      filter.fiscalYear,
      moment,
    ]);
    return row?.count ?? 0;
  }

  async uploadById(
    tx: Tx,
    uploadId: string,
    moment: Moment,
  ): Promise<Pick<Upload, 'municipalityCode' | 'uploadId' | 'fileName'> | null> {
    const [found] = await tx.query<Pick<Upload, 'municipalityCode' | 'uploadId' | 'fileName'>>(
      `SELECT municipality_code AS "municipalityCode", upload_id AS "uploadId", file_name AS "fileName"
         FROM upload
        WHERE upload_id = $1 AND uploaded_at <= $2`,
      [uploadId, moment],
    );
    return found ?? null;
  }

  /** What was found, with the confirmations that were given by a moment. */
  async findings(
    tx: Tx,
    { municipalityCode, uploadId }: Pick<Upload, 'municipalityCode' | 'uploadId'>,
    moment: Moment,
  ): Promise<RecordedFinding[]> {
    const rows = await tx.query<Omit<RecordedFinding, 'confirmation'> & ConfirmationColumns>(
      `SELECT finding.finding_number AS number, code, severity, sheet, row_number AS row, column_letter AS "column", header,
              given, expected, message, reason, confirmed_by AS by, confirmed_at AS at
         FROM finding
         LEFT JOIN declaration USING (municipality_code, upload_id)
         LEFT JOIN finding_confirmation
                ON (finding_confirmation.municipality_code, finding_confirmation.fiscal_year,
                    finding_confirmation.version, finding_confirmation.finding_number)
                 = (declaration.municipality_code, declaration.fiscal_year, declaration.version, finding.finding_number)
               AND confirmed_at <= $3
        WHERE finding.municipality_code = $1 AND upload_id = $2
        ORDER BY finding.finding_number`,
      [municipalityCode, uploadId, moment],
    );
    return rows.map(({ reason, by, at, ...finding }) => ({
      ...finding,
      confirmation: reason === null ? null : { reason, by, at },
    }));
  }
}

/** Of a finding that was not confirmed all three are null. */
type ConfirmationColumns =
  | { readonly reason: null; readonly by: null; readonly at: null }
  | { readonly reason: string; readonly by: string; readonly at: Date };

/** Which uploads are meant: of municipality $1 and year $2, where those are given, as known on $3. */
const LISTED = `($1::text IS NULL OR municipality_code = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
  AND uploaded_at <= $3`;
