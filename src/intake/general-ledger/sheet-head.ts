import type { SheetLayout } from '../declaration-layout.js';
import { finding, presentable } from '../findings.js';
import type { Finding } from '../findings.js';
import { looseKey } from '../notation/choice.js';
import { plainText } from '../notation/plain-text.js';
import { tableHead } from '../table-head.js';
import type { TableRow } from '../table.js';
import type { SheetRow } from '../workbook/workbook.js';
import type { LedgerColumn, LedgerColumns } from './ledger-mapping.js';
import { LEDGER_COLUMNS } from './ledger-mapping.js';
import { usualColumns } from './usual-columns.js';

/** Extracts have a title, a date and a selection above their list: the header row is among the first rows. */
const MOST_ROWS_ABOVE = 20;

/** A header row that holds every column, and how the rows below it are read. */
export interface LedgerHead {
  readonly columns: LedgerColumns;
  tableRow(row: SheetRow): TableRow<LedgerColumn>;
}

export interface HeadSearch {
  /** The header row, when this is it. */
  tryRow(row: SheetRow): LedgerHead | null;
  isOver(): boolean;
  /** What is wrong when none was found: with the row that looked like it most. */
  failure(): { readonly likeness: number; readonly findings: readonly Finding[] };
}

export function headSearch(sheet: string, columns: LedgerColumns | null): HeadSearch {
  let tried = 0;
  let likest: SheetRow | null = null;
  let likeness = 0;
  return {
    tryRow: (row) => {
      tried += 1;
      const named = columns ?? usualColumns(headingsOf(row));
      if (named === null) return null;
      const alike = matches(row, named);
      if (alike > likeness) [likest, likeness] = [row, alike];
      return alike === Object.keys(named).length ? headOf(sheet, named, row) : null;
    },
    isOver: () => tried >= MOST_ROWS_ABOVE,
    failure: () => ({ likeness, findings: failureFindings(sheet, columns, likeness > 1 ? likest : null) }),
  };
}

function headingsOf({ cells }: SheetRow): string[] {
  return [...cells.values()].map(plainText);
}

/** How many of the columns this row names, each once. */
function matches(row: SheetRow, columns: LedgerColumns): number {
  const keys = headingsOf(row).map(looseKey);
  return Object.values(columns).filter((heading) => keys.filter((key) => key === looseKey(heading)).length === 1)
    .length;
}

function layoutOf(sheet: string, columns: LedgerColumns): SheetLayout<LedgerColumn> {
  const named = LEDGER_COLUMNS.flatMap((key) => {
    const label = columns[key];
    return label === undefined ? [] : [{ key, label, required: true }];
  });
  return { name: sheet, mostRows: Number.MAX_SAFE_INTEGER, columns: named };
}

function headOf(sheet: string, columns: LedgerColumns, headerRow: SheetRow): LedgerHead {
  const head = tableHead(sheet, layoutOf(sheet, columns), headerRow);
  return {
    columns,
    tableRow: ({ row, cells }) => ({
      row,
      cell: (key) => {
        const { label, column } = head.columnOf(key);
        const place = { sheet, row, header: label, ...(column === null ? {} : { column }) };
        return { place, value: column === null ? null : (cells.get(column) ?? null), unreadable: false };
      },
    }),
  };
}

function failureFindings(sheet: string, columns: LedgerColumns | null, likest: SheetRow | null): readonly Finding[] {
  if (columns && likest) return tableHead(sheet, layoutOf(sheet, columns), likest).findings;
  const expected =
    columns === null
      ? 'een rij met onder meer de koppen Grootboekrekening, Boekdatum en Bedrag (of Debet en Credit)'
      : `een rij met de koppen ${Object.values(columns).map(presentable).join(', ')}`;
  return [finding('ledger-header-missing', { sheet }, { expected })];
}
