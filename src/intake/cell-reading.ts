import type { FindingCode } from './rules/registry.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { plainText } from './notation/plain-text.js';
import type { Notation, ReadableValue, ReadingNote } from './notation/reading.js';
import type { TableCell } from './table.js';
import type { CellValue } from './workbook/workbook.js';

/**
 * Reads one cell into a typed value and reports what is wrong with it: once. What was reported is `UNREADABLE` from
 * there on, and no later check speaks of it again.
 */
export const UNREADABLE = Symbol('unreadable');
export type Unreadable = typeof UNREADABLE;

/** How a column is written, and which finding says that a cell is not. */
export interface ColumnNotation<T> {
  readonly code: FindingCode;
  readonly read: Notation<T>;
  /** The word that was probably meant. */
  readonly suggest?: (given: string) => string | null;
}

/** A cell that must hold something. */
export function readRequired<T>(cell: TableCell, column: ColumnNotation<T>, findings: Finding[]): T | Unreadable {
  const value = readOptional(cell, column, findings);
  if (value !== null) return value;
  findings.push(finding('value-missing', cell.place, { expected: expectedOf(column) }));
  return UNREADABLE;
}

/** A cell that may be blank: then it is null. */
export function readOptional<T>(
  cell: TableCell,
  column: ColumnNotation<T>,
  findings: Finding[],
): T | null | Unreadable {
  if (cell.unreadable) return UNREADABLE;
  if (isBlank(cell.value)) return null;
  if (!isReadable(cell.value)) {
    findings.push(brokenCell(cell, cell.value, expectedOf(column)));
    return UNREADABLE;
  }
  // invisible characters come along with what is pasted, and mean nothing
  const reading = column.read(cell.value.kind === 'text' ? { ...cell.value, text: plainText(cell.value) } : cell.value);
  if (reading.ok && !reading.note) return reading.value;
  const given = plainText(cell.value);
  if (!reading.ok) {
    const meant = column.suggest?.(given) ?? null;
    const hint = meant === null ? null : `Bedoelde u "${meant}"?`;
    findings.push(finding(column.code, cell.place, { given, expected: reading.expected, hint }));
    return UNREADABLE;
  }
  if (reading.note) findings.push(finding(NOTES[reading.note].code, cell.place, { given, ...NOTES[reading.note] }));
  return reading.value;
}

const NOTES: Readonly<Record<ReadingNote, { code: FindingCode; expected: string }>> = {
  'date-as-number': { code: 'date-as-number', expected: 'een cel met datumopmaak' },
  'more-than-two-decimals': { code: 'amount-three-decimals', expected: 'een bedrag in hele centen' },
};

/** What a column expects, asked of its own notation with a text that no notation reads. */
function expectedOf(column: ColumnNotation<unknown>): string {
  const reading = column.read({ kind: 'text', text: '?', formula: false });
  return reading.ok ? 'een waarde' : reading.expected;
}

/** Nothing there, or nothing that can be seen. */
export function isBlank(value: CellValue | null): value is null {
  return value === null || (value.kind === 'text' && plainText(value) === '');
}

export function isReadable(value: CellValue): value is ReadableValue {
  return value.kind === 'text' || value.kind === 'number' || value.kind === 'date';
}

const BROKEN: Readonly<Record<Exclude<CellValue['kind'], ReadableValue['kind']>, FindingCode>> = {
  error: 'cell-error',
  uncomputed: 'cell-uncomputed',
  boolean: 'cell-boolean',
};

/** The finding for a cell that holds no value of any use. */
export function brokenCell(cell: TableCell, value: Exclude<CellValue, ReadableValue>, expected: string): Finding {
  const given = value.kind === 'uncomputed' ? null : plainText(value);
  return finding(BROKEN[value.kind], cell.place, { given, expected });
}
