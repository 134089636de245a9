/** Rows of one column of a sheet, both included; columns from 1. */
export interface ColumnRange {
  readonly sheet: string;
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** The letters of a column. Example: 1 is A, 28 is AB. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** As a formula says it from any sheet. Example: `'Scenario''s'!$B$2:$B$9`. */
export function absoluteRange({ sheet, column, fromRow, toRow }: ColumnRange): string {
  const letters = columnLetters(column);
  return `'${sheet.replaceAll("'", "''")}'!$${letters}$${fromRow}:$${letters}$${toRow}`;
}
