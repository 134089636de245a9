import { Injectable } from '@nestjs/common';
import type { LedgerMapping } from '../../intake/general-ledger/ledger-mapping.js';
import type { Tx } from '../../platform/database/transactions.js';

/** A mapping as it was recorded; the last version is the one in use. */
export interface RecordedMapping {
  readonly municipalityCode: string;
  readonly version: number;
  readonly mapping: LedgerMapping;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** The SQL of mappings. */
@Injectable()
export class LedgerMappingRepository {
  /** Newest first. */
  async versions(tx: Tx, municipalityCode: string): Promise<RecordedMapping[]> {
    return tx.query<RecordedMapping>(`${SELECT} ORDER BY mapping_version DESC`, [municipalityCode]);
  }

  /** Without a version, the last one. */
  async mapping(tx: Tx, municipalityCode: string, version: number | null): Promise<RecordedMapping | null> {
    const [row] = await tx.query<RecordedMapping>(
      `${SELECT} AND ($2::integer IS NULL OR mapping_version = $2) ORDER BY mapping_version DESC LIMIT 1`,
      [municipalityCode, version],
    );
    return row ?? null;
  }

  /** The last version when it is this very mapping, whatever the order in which its fields were written. */
  async sameMapping(tx: Tx, municipalityCode: string, mapping: LedgerMapping): Promise<RecordedMapping | null> {
    const [row] = await tx.query<RecordedMapping>(
      `SELECT * FROM (${SELECT} ORDER BY mapping_version DESC LIMIT 1) AS last WHERE last.mapping = $2::jsonb`,
      [municipalityCode, JSON.stringify(mapping)],
    );
    return row ?? null;
  }

  async insert(tx: Tx, recorded: RecordedMapping): Promise<void> {
    await tx.query(
      `INSERT INTO ledger_mapping (municipality_code, mapping_version, mapping, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [
        recorded.municipalityCode,
        recorded.version,
        JSON.stringify(recorded.mapping),
        recorded.recordedBy,
        recorded.recordedAt,
      ],
    );
  }
}

const SELECT = `
  SELECT municipality_code AS "municipalityCode", mapping_version AS version, mapping,
         recorded_by AS "recordedBy", recorded_at AS "recordedAt"
    FROM ledger_mapping
   WHERE municipality_code = $1`;
