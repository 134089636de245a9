import { Injectable } from '@nestjs/common';
import { keepParts, readParts } from '../declarations/content-parts.repository.js';
import type { PartsOf } from '../declarations/content-parts.repository.js';
import type { Tx } from '../platform/database/transactions.js';
import { claimValues } from './claim-id.js';
import type { ClaimKey } from './claim-id.js';
import type { Recorded } from './claims.repository.js';
import type { EvidenceKind } from './evidence-file.js';

/** A file that a claim rests on. */
export interface Evidence extends Recorded {
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly fileName: string;
  readonly fileSize: number;
  readonly fileSha256: string;
  readonly withdrawal: (Recorded & { readonly reason: string }) | null;
}

/** The SQL of evidence. */
@Injectable()
export class ClaimEvidenceRepository {
  async insert(tx: Tx, key: ClaimKey, evidence: Omit<Evidence, 'withdrawal'>, path: string): Promise<void> {
    await tx.query(
      `INSERT INTO claim_evidence (municipality_code, claim_number, evidence_number, kind, file_name, file_size,
         file_sha256, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...claimValues(key),
        evidence.number,
        evidence.kind,
        evidence.fileName,
        evidence.fileSize,
        evidence.fileSha256,
        evidence.recordedBy,
        evidence.recordedAt,
      ],
    );
    await keepParts(tx, partsOf(key, evidence.number), path);
  }

  async insertWithdrawal(
    tx: Tx,
    key: ClaimKey,
    number: number,
    { reason, recordedBy, recordedAt }: Recorded & { readonly reason: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO claim_evidence_withdrawal (municipality_code, claim_number, evidence_number, reason, recorded_by,
         recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [...claimValues(key), number, reason, recordedBy, recordedAt],
    );
  }

  /** In order of number; what was withdrawn too. */
  async all(tx: Tx, key: ClaimKey): Promise<Evidence[]> {
    const rows = await tx.query<EvidenceRow>(
      `SELECT evidence_number AS number, kind, file_name AS "fileName", file_size AS "fileSize",
              file_sha256 AS "fileSha256", evidence.recorded_by AS "recordedBy", evidence.recorded_at AS "recordedAt",
              withdrawal.reason, withdrawal.recorded_by AS "withdrawnBy",
              withdrawal.recorded_at AS "withdrawnAt"
         FROM claim_evidence AS evidence
         LEFT JOIN claim_evidence_withdrawal AS withdrawal USING (municipality_code, claim_number, evidence_number)
        WHERE municipality_code = $1 AND claim_number = $2
        ORDER BY evidence_number`,
      claimValues(key),
    );
    return rows.map(({ reason, withdrawnBy, withdrawnAt, fileSize, ...row }) => ({
      ...row,
      fileSize: Number(fileSize),
      withdrawal:
        reason === null || withdrawnBy === null || withdrawnAt === null
          ? null
          : { reason, recordedBy: withdrawnBy, recordedAt: withdrawnAt },
    }));
  }

  content(tx: Tx, key: ClaimKey, number: number): AsyncGenerator<Buffer> {
    return readParts(tx, partsOf(key, number));
  }
}

type EvidenceRow = Omit<Evidence, 'fileSize' | 'withdrawal'> & {
  readonly fileSize: string;
  readonly reason: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
};

function partsOf({ claimant, number }: ClaimKey, evidenceNumber: number): PartsOf {
  return {
    table: 'claim_evidence_part',
    key: { municipality_code: claimant, claim_number: number, evidence_number: evidenceNumber },
  };
}
