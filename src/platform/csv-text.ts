import { spreadsheetText } from './spreadsheet-text.js';

/** A record as a Dutch spreadsheet reads it: semicolons between, quotes where they are needed, no formulas. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(cellText).join(';')}\r\n`;
}

function cellText(text: string): string {
  const safe = spreadsheetText(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
