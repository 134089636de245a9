import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { PackageParts } from './ooxml/package-parts.js';
import { sealOf } from './seal/sheet-seal.js';
import type { SheetSeal } from './seal/sheet-seal.js';
import { MOST_ROWS, tableSheet } from './table-sheet.js';
import type { Column, TableSheet, WorkbookWriter } from './table-sheet.js';

/** What a workbook held, sheet by sheet, and all of it in one hash. */
export interface WorkbookSeal {
  readonly sheets: readonly SheetSeal[];
  readonly contentSha256: string;
}

/** A workbook of tables, written as a stream. The moment is the date it bears. */
export class TableWorkbook {
  private readonly parts: PackageParts;
  private readonly seals: SheetSeal[] = [];

  constructor(
    readonly writer: WorkbookWriter,
    moment: Date,
  ) {
    Object.assign(writer, {
      ...{ creator: 'Opvangboek', lastModifiedBy: 'Opvangboek' },
      ...{ created: moment, modified: moment },
    });
    this.parts = new PackageParts(writer);
  }

  /** Adds a sheet with a table that begins in A1. */
  table(name: string, columns: readonly Column[]): TableSheet {
    return tableSheet(this.writer, name, columns, {
      parts: this.parts,
      sealed: (seal) => this.seals.push(seal),
      mostRows: MOST_ROWS,
    });
  }

  /** What the sheets that are finished hold. */
  seal(): WorkbookSeal {
    return { sheets: [...this.seals], contentSha256: sealOf(this.seals) };
  }

  /** Gives the workbook up: what was written of it is of no use. */
  abandon(): void {
    this.parts.abort();
  }

  /** Ends the workbook; nothing can be added afterwards. */
  async close(): Promise<void> {
    this.parts.end();
    await this.writer.commit();
  }
}

/** A workbook that fits in memory, and is handed out at once. */
export async function workbookInMemory(moment: Date, write: (workbook: TableWorkbook) => void): Promise<Buffer> {
  const stream = new PassThrough();
  const content = buffer(stream);
  const workbook = new TableWorkbook(new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true }), moment);
  write(workbook);
  await workbook.close();
  return content;
}
