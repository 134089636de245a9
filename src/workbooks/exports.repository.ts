import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { FiguresQuestion } from '../shortfall/shortfall.service.js';

/** A workbook that was made. */
export interface WorkbookExport extends FiguresQuestion {
  readonly id: string;
  /** The moment that its figures are known on. */
  readonly knownOn: Date;
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
      `INSERT INTO workbook_export (id, from_year, to_year, known_on, layout, tariffs_published_by, made_by, made_at,
         file_sha256, file_size)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        made.id,
        made.fromYear,
        made.toYear,
        made.knownOn,
        made.layout,
        made.tariffsPublishedBy,
        made.madeBy,
        made.madeAt,
        made.fileSha256,
        made.fileSize,
      ],
    );
  }

  async find(tx: Tx, id: string): Promise<WorkbookExport | null> {
    const [found] = await this.exports(tx, 'id = $1', [id]);
    return found ?? null;
  }

  /** Every workbook that was made, oldest first; with a year, those that show it. */
  async all(tx: Tx, year: number | null): Promise<WorkbookExport[]> {
    return this.exports(tx, '$1::integer IS NULL OR $1 BETWEEN from_year AND to_year', [year]);
  }

  private async exports(tx: Tx, condition: string, values: unknown[]): Promise<WorkbookExport[]> {
    const rows = await tx.query<Omit<WorkbookExport, 'fileSize'> & { fileSize: string }>(
      `SELECT id, from_year AS "fromYear", to_year AS "toYear", known_on AS "knownOn", layout,
              tariffs_published_by AS "tariffsPublishedBy", made_by AS "madeBy", made_at AS "madeAt",
              file_sha256 AS "fileSha256", file_size AS "fileSize"
         FROM workbook_export
        WHERE ${condition}
        ORDER BY made_at, id`,
      values,
    );
    return rows.map((row) => ({ ...row, fileSize: Number(row.fileSize) }));
  }
}
