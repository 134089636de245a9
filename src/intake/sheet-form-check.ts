import type { SheetLayout } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import type { TableHead } from './table-head.js';
import { referenceOfRange } from './workbook/cell-range.js';
import type { CellRange } from './workbook/cell-range.js';
import type { SheetForm } from './workbook/workbook.js';

/** What the form of a sheet hides from who looks at it, or from who reads it: hidden columns and merged cells. */
export function sheetFormFindings<K extends string>(
  sheet: string,
  layout: SheetLayout<K>,
  head: TableHead<K>,
  lastRow: number,
  { hiddenColumns, merged }: SheetForm,
): Finding[] {
  const columns = layout.columns.flatMap(({ key, label }) => {
    const { column } = head.columnOf(key);
    return column === null ? [] : [{ label, column }];
  });
  const hidden = columns.filter(({ column }) =>
    hiddenColumns.some(({ first, last }) => column >= first && column <= last),
  );
  return [
    ...hidden.map(({ label, column }) =>
      finding('column-hidden', { sheet, column, header: label }, { expected: 'kolommen die zichtbaar zijn' }),
    ),
    ...merged.flatMap((range) => mergedFinding(sheet, columns, lastRow, range)),
  ];
}

/** Only of what is merged over more than one row or column of the table, where it holds rows. */
function mergedFinding(
  sheet: string,
  columns: readonly { readonly label: string; readonly column: number }[],
  lastRow: number,
  range: CellRange,
): Finding[] {
  const covered = columns.filter(({ column }) => column >= range.firstColumn && column <= range.lastColumn);
  const [first] = covered.toSorted((a, b) => a.column - b.column);
  if (!first || range.firstRow > lastRow || (covered.length === 1 && range.firstRow === range.lastRow)) return [];
  const place = { sheet, row: range.firstRow, column: first.column, header: first.label };
  return [finding('cells-merged', place, { given: referenceOfRange(range), expected: 'losse cellen' })];
}
