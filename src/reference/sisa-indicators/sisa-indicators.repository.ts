import { Injectable } from '@nestjs/common';
import type { Moment, Tx } from '../../platform/database/transactions.js';
import type { RecordedIndicator } from './sisa-indicator.js';

/** The SQL of the indicators of SiSa. */
@Injectable()
export class SisaIndicatorsRepository {
  /** One change of the indicators at a time. */
  async lockToChange(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('opvangboek sisa indicators', 0))`);
  }

  /** The indicators that stood at a moment, in order of year and code; without a year, of all. */
  async standingOn(tx: Tx, moment: Moment, year: number | null): Promise<RecordedIndicator[]> {
    return tx.query<RecordedIndicator>(
      `SELECT year, code, label, measure, source, "recordedBy", "recordedAt"
         FROM (SELECT DISTINCT ON (fiscal_year, code)
                      fiscal_year AS year, code, label, measure, source, withdrawn,
                      recorded_by AS "recordedBy", recorded_at AS "recordedAt"
                 FROM sisa_indicator
                WHERE recorded_at <= $1 AND ($2::integer IS NULL OR fiscal_year = $2)
                ORDER BY fiscal_year, code, recorded_at DESC) AS newest
        WHERE NOT withdrawn
        ORDER BY year, code`,
      [moment, year],
    );
  }

  async insert(tx: Tx, indicator: RecordedIndicator, withdrawn: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO sisa_indicator (fiscal_year, code, label, measure, source, withdrawn, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        indicator.year,
        indicator.code,
        indicator.label,
        indicator.measure,
        indicator.source,
        withdrawn,
        indicator.recordedBy,
        indicator.recordedAt,
      ],
    );
  }
}
