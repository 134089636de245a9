import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import type { CellValue, SheetRow } from '../workbook/workbook.js';
import { csvRecords } from './csv-records.js';
import type { ReadableText } from './text-encoding.js';

/** The records of a CSV file as rows of a sheet: the first is row 1, empty ones count as a spreadsheet counts them. */
export async function* csvRows(text: ReadableText, limits: WorkbookLimits): AsyncGenerator<readonly SheetRow[]> {
  const { separator } = text;
  let row = 0;
  let rowCount = 0;
  let cellCount = 0;
  for await (const records of csvRecords(text.characters(), separator, limits)) {
    const rows: SheetRow[] = [];
    for (const { fields } of records) {
      row += 1;
      const cells = cellsOf(fields, separator, limits);
      if (cells.size === 0) continue;
      if (++rowCount > limits.rowsPerSheet) throw new WorkbookRefused('too-many-rows');
      cellCount += cells.size;
      if (cellCount > limits.cellsPerSheet) throw new WorkbookRefused('too-many-cells');
      rows.push({ row, hidden: false, cells });
    }
    yield rows;
  }
}

function cellsOf(record: readonly string[], separator: string, limits: WorkbookLimits): Map<number, CellValue> {
  const cells = new Map<number, CellValue>();
  record.forEach((text, index) => {
    if (text.length > limits.cellCharacters) throw new WorkbookRefused('cell-too-long');
    const plain = index === 0 ? text.replace(/^\uFEFF/, '') : text;
    if (plain.trim() !== '') cells.set(index + 1, cellOf(plain, separator));
  });
  return cells;
}

/** With a point before the decimals; three of them are thousands, as the Dutch write them: euro have two. */
const POINT_DECIMAL = /^-?\d+\.(?:\d{1,2}|\d{4,})$/;

/**
 * Cells are text, read as Dutch. Only where the comma parts the columns, numbers are written with a point, for a program
 * that writes one that way writes the other so too.
 */
function cellOf(text: string, separator: string): CellValue {
  const plain = text.trim();
  return separator === ',' && plain.length < 64 && POINT_DECIMAL.test(plain)
    ? { kind: 'number', raw: plain, date1904: false, formula: false }
    : { kind: 'text', text, formula: false };
}
