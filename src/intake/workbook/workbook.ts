import type { IsoDate } from '../../kernel/period.js';
import type { CellRange } from './cell-range.js';

/** A file with sheets, of whatever kind, read without loading it. */
export interface Workbook {
  readonly format: WorkbookFormat;
  /** In the order of the tabs. */
  readonly sheets: readonly SheetInfo[];
  /** The rows of a sheet that hold a value, in batches; none for a sheet without cells, such as a chart. */
  rows(sheet: SheetInfo): AsyncIterable<readonly SheetRow[]>;
  /** What there is to a sheet besides; complete when its rows have been read to the end. */
  form(sheet: SheetInfo): SheetForm;
  /** Whether formulas take values from other files. */
  readonly hasExternalLinks: boolean;
  close(): void;
}

/** `csv` is a bare table, `csv-zip` one for each sheet. */
export type WorkbookFormat = 'xlsx' | 'ods' | 'csv' | 'csv-zip';

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

export interface SheetForm {
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  readonly merged: readonly CellRange[];
}

export const PLAIN_FORM: SheetForm = { hiddenColumns: [], merged: [] };

/** A row that holds at least one value. */
export interface SheetRow {
  /** As the user sees it: the first row is 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** By column number; blank cells are absent. */
  readonly cells: ReadonlyMap<number, CellValue>;
}

/**
 * What a cell holds, by kind, so that nobody mistakes one for another. A number stays the text that the file holds: it
 * never becomes a binary float. A formula counts for the result that the spreadsheet program last computed.
 */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string; readonly formula: boolean }
  | { readonly kind: 'number'; readonly raw: string; readonly date1904: boolean; readonly formula: boolean }
  | { readonly kind: 'date'; readonly date: IsoDate; readonly formula: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly formula: boolean }
  | { readonly kind: 'error'; readonly error: string; readonly formula: boolean }
  | { readonly kind: 'uncomputed'; readonly formula: true };
