import ExcelJS from 'exceljs';
import { sealOf } from './seal/sheet-seal.js';
import type { SheetSeal } from './seal/sheet-seal.js';
import { setZipDates } from './seal/zip-dates.js';
import { tableSheet } from './table-sheet.js';
import type { Column, TableSheet } from './table-sheet.js';

/** What a workbook held, sheet by sheet, and all of it in one hash. */
export interface WorkbookSeal {
  readonly sheets: readonly SheetSeal[];
  readonly contentSha256: string;
}

/**
 * A workbook that is written to a file as a stream, and sealed. The same tables give the same bytes: nothing in it depends
 * on when or where it is written, only on the moment that its figures are known on.
 */
export class WorkbookFile {
  private readonly writer: ExcelJS.stream.xlsx.WorkbookWriter;
  private readonly seals: SheetSeal[] = [];

  constructor(
    private readonly path: string,
    private readonly knownOn: Date,
  ) {
    this.writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
    Object.assign(this.writer, {
      ...{ creator: 'Opvangboek', lastModifiedBy: 'Opvangboek' },
      ...{ created: knownOn, modified: knownOn },
    });
  }

  /** Adds a sheet with a table that begins in A1. */
  table(name: string, columns: readonly Column[]): TableSheet {
    return tableSheet(this.writer, name, columns, (seal) => this.seals.push(seal));
  }

  /** What the sheets that are finished hold. */
  seal(): WorkbookSeal {
    return { sheets: [...this.seals], contentSha256: sealOf(this.seals) };
  }

  /** Ends the file; nothing can be added afterwards. */
  async close(): Promise<void> {
    await this.writer.commit();
    await setZipDates(this.path, this.knownOn);
  }
}
