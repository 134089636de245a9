import ExcelJS from 'exceljs';
import { setZipDates } from './seal/zip-dates.js';
import { TableWorkbook } from './table-workbook.js';

/**
 * A workbook that is written to a file, and sealed. The same tables give the same bytes: nothing in it depends on when or
 * where it is written, only on the moment that its figures are known on.
 */
export class WorkbookFile extends TableWorkbook {
  constructor(
    private readonly path: string,
    private readonly knownOn: Date,
  ) {
    super(new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true }), knownOn);
  }

  override async close(): Promise<void> {
    await super.close();
    await setZipDates(this.path, this.knownOn);
  }
}
