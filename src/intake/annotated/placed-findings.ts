import type { Finding } from '../findings.js';
import { looseKey } from '../notation/choice.js';
import { columnLetter, columnOfReference } from '../workbook/column-letter.js';

/**
 * Where each finding is shown. Every finding has one comment: on its cell when it is the first there, else on its own
 * row of the sheet Bevindingen; the comment on a cell tells all that was found there.
 */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Null when the finding has no cell, or its sheet is not in the workbook. */
  readonly cell: FoundCell | null;
  /** Whether its comment stands on that cell. */
  readonly isFirst: boolean;
}

export interface FoundCell {
  /** As the workbook calls it. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What is shown on one cell. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly messages: readonly string[];
}

export function placedFindings(findings: readonly Finding[], sheetNames: readonly string[]): PlacedFinding[] {
  const taken = new Set<string>();
  return findings.map((finding) => {
    const cell = cellOf(finding, sheetNames);
    const key = cell && `${cell.sheet}\n${referenceOf(cell)}`;
    const isFirst = key !== null && !taken.has(key);
    if (key !== null) taken.add(key);
    return { finding, cell, isFirst };
  });
}

/** What concerns a column or a sheet as such is shown at its head. */
function cellOf({ sheet, row, column }: Finding, sheetNames: readonly string[]): FoundCell | null {
  const name = sheet === null ? undefined : sheetNames.find((candidate) => looseKey(candidate) === looseKey(sheet));
  if (name === undefined) return null;
  const number = column === null ? 1 : columnOfReference(column);
  return number === null ? null : { sheet: name, row: row ?? 1, column: number };
}

/** The notes of one sheet, by row and then by column. */
export function notesOf(placed: readonly PlacedFinding[], sheet: string): CellNote[] {
  const notes = new Map<string, { row: number; column: number; severity: CellNote['severity']; messages: string[] }>();
  for (const { finding, cell } of placed) {
    if (cell?.sheet !== sheet) continue;
    const key = referenceOf(cell);
    const note = notes.get(key) ?? { row: cell.row, column: cell.column, severity: 'warning', messages: [] };
    if (finding.severity === 'error') note.severity = 'error';
    note.messages.push(finding.message);
    notes.set(key, note);
  }
  return [...notes.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Example: `D17`. */
export function referenceOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnLetter(column)}${row}`;
}

/** What was found on one cell, as one text. */
export function numbered(messages: readonly string[]): string {
  return messages.length === 1
    ? (messages[0] ?? '')
    : messages.map((message, index) => `${index + 1}. ${message}`).join('\n\n');
}
