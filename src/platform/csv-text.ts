import { spreadsheetText } from './spreadsheet-text.js';

/** A record as a Dutch spreadsheet reads it: semicolons between, quotes where they are needed, no formulas. */
export function csvRecord(cells: readonly string[]): string {
  return recordOf(cells, ';');
}

/** A text, or a figure, which is no formula where it begins with a minus. */
export type CsvCell = string | { readonly figure: string };

/** A record as RFC 4180 has it, for programs: commas between, figures as they are. Example: `Drenthe,-12.50`. */
export function commaRecord(cells: readonly CsvCell[]): string {
  return recordOf(cells, ',');
}

function recordOf(cells: readonly CsvCell[], separator: string): string {
  return `${cells.map((cell) => cellText(cell, separator)).join(separator)}\r\n`;
}

function cellText(cell: CsvCell, separator: string): string {
  const safe = typeof cell === 'string' ? spreadsheetText(cell) : cell.figure;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
