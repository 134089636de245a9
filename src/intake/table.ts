import type { SheetLayout } from './declaration-layout.js';
import { asItem, finding } from './findings.js';
import type { Finding, Place } from './findings.js';
import { sheetFormFindings } from './sheet-form-check.js';
import { tableHead } from './table-head.js';
import type { TableHead } from './table-head.js';
import { PLAIN_FORM } from './workbook/workbook.js';
import type { CellValue, SheetForm, SheetRow } from './workbook/workbook.js';
import { WorkbookRefused } from './workbook/workbook-refused.js';

/** A sheet as a table: its columns found by the headers in row 1, whatever their order. */

export interface TableCell {
  readonly place: Place;
  /** Null when blank. */
  readonly value: CellValue | null;
  /** The column could not be told; that was reported with the header, so the cell is no finding and has no value. */
  readonly unreadable: boolean;
}

export interface TableRow<K extends string> {
  readonly row: number;
  cell(key: K): TableCell;
}

export type TableItem<K extends string> =
  | { readonly kind: 'row'; readonly row: TableRow<K> }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, number> };

/**
 * The rows of a sheet with something in a column of the layout, and what is wrong with the sheet's shape; in batches as
 * the rows come, for a step of an asynchronous loop for every row is what reading would spend most of its time on.
 */
export async function* readTable<K extends string>(
  sheetName: string,
  layout: SheetLayout<K>,
  batches: AsyncIterable<readonly SheetRow[]>,
  form: SheetForm = PLAIN_FORM,
): AsyncGenerator<readonly TableItem<K>[]> {
  const reader = tableReader(sheetName, layout, form);
  let count = 0;
  for await (const rows of batches) {
    count += rows.length;
    if (count > layout.mostRows) throw new WorkbookRefused('too-many-rows');
    yield rows.flatMap((row) => reader.read(row));
    if (reader.isShapeless()) return;
  }
  yield reader.finish();
}

interface TableReader<K extends string> {
  read(row: SheetRow): TableItem<K>[];
  /** There is no head to read the rows by. */
  isShapeless(): boolean;
  /** What can only be said at the end. */
  finish(): TableItem<K>[];
}

function tableReader<K extends string>(sheetName: string, layout: SheetLayout<K>, form: SheetForm): TableReader<K> {
  let head: TableHead<K> | null = null;
  let hiddenRows = 0;
  let lastRow = 1;

  const readRow = (known: TableHead<K>, row: SheetRow): TableItem<K>[] => {
    const stray = known.strayColumns(row).map(asItem);
    if (!known.known.some((column) => row.cells.has(column))) return stray;
    if (row.hidden) hiddenRows += 1;
    lastRow = row.row;
    return [...stray, { kind: 'row', row: tableRow(sheetName, known, row) }];
  };

  return {
    read: (row) => {
      if (head) return head.found ? readRow(head, row) : [];
      head = tableHead(sheetName, layout, row.row === 1 ? row : null);
      const found: TableItem<K>[] = [{ kind: 'columns', columns: head.columns }, ...head.findings.map(asItem)];
      return head.found && row.row !== 1 ? [...found, ...readRow(head, row)] : found;
    },
    isShapeless: () => head !== null && !head.found,
    finish: () => {
      const findings = head
        ? sheetFormFindings(sheetName, layout, head, lastRow, form)
        : tableHead(sheetName, layout, null).findings;
      const details = { count: hiddenRows, expected: 'rijen die zichtbaar zijn' };
      const hidden = hiddenRows > 0 ? [finding('rows-hidden', { sheet: sheetName }, details)] : [];
      return [...findings, ...hidden].map(asItem);
    },
  };
}

function tableRow<K extends string>(sheet: string, head: TableHead<K>, { row, cells }: SheetRow): TableRow<K> {
  return {
    row,
    cell: (key) => {
      const { label, column, unreadable } = head.columnOf(key);
      const place = { sheet, row, header: label, ...(column === null ? {} : { column }) };
      return { place, value: column === null ? null : (cells.get(column) ?? null), unreadable };
    },
  };
}
