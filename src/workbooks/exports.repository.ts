import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { YearRange } from '../shortfall/balance-sums.js';

/** A workbook that was made. */
export interface WorkbookExport extends YearRange {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly fileSha256: string;
  readonly fileSize: number;
}

/** The SQL of the exports. */
@Injectable()
export class ExportsRepository {
  async insert(tx: Tx, made: WorkbookExport): Promise<void> {
    await tx.query(
      `INSERT INTO workbook_export (id, from_year, to_year, made_by, made_at, file_sha256, file_size)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [made.id, made.fromYear, made.toYear, made.madeBy, made.madeAt, made.fileSha256, made.fileSize],
    );
  }

  async find(tx: Tx, id: string): Promise<WorkbookExport | null> {
    const [found] = await tx.query<Omit<WorkbookExport, 'fileSize'> & { fileSize: string }>(
      `SELECT id, from_year AS "fromYear", to_year AS "toYear", made_by AS "madeBy", made_at AS "madeAt",
              file_sha256 AS "fileSha256", file_size AS "fileSize"
         FROM workbook_export
        WHERE id = $1`,
      [id],
    );
    return found ? { ...found, fileSize: Number(found.fileSize) } : null;
  }
}
