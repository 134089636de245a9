import type { SheetLayout } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding, Place } from './findings.js';
import { tableHead } from './table-head.js';
import type { TableHead } from './table-head.js';
import type { CellValue } from './xlsx/cell-value.js';
import type { SheetRow } from './xlsx/sheet-rows.js';

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
  { readonly kind: 'row'; readonly row: TableRow<K> } | { readonly kind: 'finding'; readonly finding: Finding };

/** The rows of a sheet with something in a column of the layout, and what is wrong with the sheet's shape. */
export async function* readTable<K extends string>(
  sheetName: string,
  layout: SheetLayout<K>,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<TableItem<K>> {
  let head: TableHead<K> | null = null;
  let hiddenRows = 0;
  for await (const row of rows) {
    if (!head) {
      head = tableHead(sheetName, layout, row.row === 1 ? row : null);
      yield* head.findings.map(asItem);
      if (!head.found) return;
      if (row.row === 1) continue;
    }
    yield* head.strayColumns(row).map(asItem);
    if (!head.known.some((column) => row.cells.has(column))) continue;
    if (row.hidden) hiddenRows += 1;
    yield { kind: 'row', row: tableRow(sheetName, head, row) };
  }
  if (!head) yield* tableHead(sheetName, layout, null).findings.map(asItem);
  if (hiddenRows > 0) {
    const details = { count: hiddenRows, expected: 'rijen die zichtbaar zijn' };
    yield asItem(finding('rows-hidden', { sheet: sheetName }, details));
  }
}

function asItem(found: Finding): { kind: 'finding'; finding: Finding } {
  return { kind: 'finding', finding: found };
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
