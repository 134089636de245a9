import { columnLetter, columnOfReference } from './column-letter.js';

/** A block of cells; both corners belong to it. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Example: `B2:D4`; null when it is no range. */
export function rangeOfReference(reference: string): CellRange | null {
  const [first = '', last = first] = reference.split(':', 2);
  const range = {
    firstRow: rowOf(first),
    lastRow: rowOf(last),
    firstColumn: columnOfReference(first) ?? 0,
    lastColumn: columnOfReference(last) ?? 0,
  };
  return range.firstRow >= 1 && range.firstColumn >= 1 && range.lastRow >= range.firstRow ? range : null;
}

export function referenceOfRange({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string {
  return `${columnLetter(firstColumn)}${firstRow}:${columnLetter(lastColumn)}${lastRow}`;
}

function rowOf(reference: string): number {
  return Number(/^[A-Za-z]{1,3}(\d{1,7})$/.exec(reference)?.[1] ?? 0);
}
