import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.js';
import type { FiguresQuestion } from '../shortfall/shortfall.service.js';
import type { Audience } from './audience.js';
import type { SheetSeal } from './seal/sheet-seal.js';

/** Which workbook to make. */
export interface ExportQuestion extends FiguresQuestion {
  readonly audience: Audience;
}

/** A workbook that was made. */
export interface WorkbookExport extends ExportQuestion {
  readonly id: string;
  /** The moment that its figures are known on. */
  readonly knownOn: Date;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly fileSha256: string;
  readonly fileSize: number;
  /** What it held, sheet by sheet; null: made before workbooks were sealed. */
  readonly sheets: readonly SheetSeal[] | null;
  readonly contentSha256: string | null;
  /** When VNG published it to the ministry; null: it did not. */
  readonly publishedAt: Date | null;
}

/** The SQL of the exports. */
@Injectable()
export class ExportsRepository {
  /** Whether it was not there yet; it is now. */
  async insert(tx: Tx, made: Omit<WorkbookExport, 'publishedAt'>): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO workbook_export (id, from_year, to_year, known_on, layout, tariffs_published_by, audience, made_by,
         made_at, file_sha256, file_size, sheets, content_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (id) DO NOTHING
       RETURNING id`,
      [
        made.id,
        made.fromYear,
        made.toYear,
        made.knownOn,
        made.layout,
        made.tariffsPublishedBy,
        made.audience,
        made.madeBy,
        made.madeAt,
        made.fileSha256,
        made.fileSize,
        JSON.stringify(made.sheets),
        made.contentSha256,
      ],
    );
    return rows.length > 0;
  }

  /** Whether it was not published yet; it is now. */
  async publish(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO export_publication (export_id, published_by, published_at) VALUES ($1, $2, $3)
       ON CONFLICT (export_id) DO NOTHING
       RETURNING export_id`,
      [id, by, at],
    );
    return rows.length > 0;
  }

  async find(tx: Tx, id: string): Promise<WorkbookExport | null> {
    const [found] = await this.exports(tx, 'id = $1', [id]);
    return found ?? null;
  }

  /** Every workbook that was made, oldest first; with a year, those that show it. */
  async all(tx: Tx, year: number | null): Promise<WorkbookExport[]> {
    return this.exports(tx, '$1::integer IS NULL OR $1 BETWEEN from_year AND to_year', [year]);
  }

  /** Those of which the file may go. */
  async unpublishedMadeBefore(tx: Tx, before: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM workbook_export LEFT JOIN export_publication ON export_id = id
        WHERE made_at < $1 AND published_at IS NULL
        ORDER BY made_at, id`,
      [before],
    );
    return rows.map(({ id }) => id);
  }

  /** Through a gate in the walls: the ministry sees no entries. */
  async isPostedToSince(tx: Tx, { knownOn, fromYear, toYear }: WorkbookExport): Promise<boolean> {
    const [row] = await tx.query<{ moved: boolean }>('SELECT is_posted_to_since($1, $2, $3) AS moved', [
      knownOn,
      fromYear,
      toYear,
    ]);
    return row?.moved === true;
  }

  private async exports(tx: Tx, condition: string, values: unknown[]): Promise<WorkbookExport[]> {
    const rows = await tx.query<Omit<WorkbookExport, 'fileSize'> & { fileSize: string }>(
      `SELECT id, from_year AS "fromYear", to_year AS "toYear", known_on AS "knownOn", layout,
              tariffs_published_by AS "tariffsPublishedBy", audience, made_by AS "madeBy", made_at AS "madeAt",
              file_sha256 AS "fileSha256", file_size AS "fileSize", sheets,
              content_sha256 AS "contentSha256", published_at AS "publishedAt"
         FROM workbook_export
         LEFT JOIN export_publication ON export_id = id
        WHERE ${condition}
        ORDER BY made_at, id`,
      values,
    );
    return rows.map((row) => ({ ...row, fileSize: Number(row.fileSize) }));
  }
}
