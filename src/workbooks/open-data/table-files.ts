import { commaRecord } from '../../platform/csv-text.js';
import type { CsvCell } from '../../platform/csv-text.js';
import type { OpenColumn, OpenRow, OpenTable } from './open-tables.js';

/** A table as CSV by RFC 4180: UTF-8, a header of column names, a point before decimals, nothing where nothing is shown. */
export function csvFile({ columns, rows }: Pick<OpenTable, 'columns' | 'rows'>): string {
  const header = commaRecord(columns.map(({ name }) => name));
  return header + rows.map((row) => commaRecord(columns.map((column) => csvCell(row, column)))).join('');
}

function csvCell(row: OpenRow, { name, type }: OpenColumn): CsvCell {
  const value = String(row[name] ?? '');
  return type === 'text' ? value : { figure: value };
}

/** The same rows as JSON: one object each, null where nothing is shown. Amounts are text, so that no cent is lost. */
export function jsonFile({ columns, rows }: Pick<OpenTable, 'columns' | 'rows'>): string {
  const typed = rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])));
  return typed.length === 0 ? '[]\n' : `[\n${typed.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
