import type { ProblemDetail } from '../platform/http/problem.js';
import { brokenCell, isBlank, isReadable } from './cell-reading.js';
import { finding, presentable } from './findings.js';
import { plainText } from './notation/plain-text.js';
import type { ReadableValue } from './notation/reading.js';
import { MEND_CELL } from './rules/rule.js';
import type { TableCell } from './table.js';
import { columnLetter } from './workbook/column-letter.js';

/** How the cells of a column are written, where a sheet is no declaration. */
export interface CellNotation<T> {
  readonly expected: string;
  /** null: it is not written so. */
  readonly read: (value: ReadableValue) => T | null;
}

/** Reads cells, and keeps what is wrong with them: where, what was given, what was expected and what to do. */
export class SheetMistakes {
  readonly all: ProblemDetail[] = [];

  /** Something of its own kind that is wrong with a cell; `problem` ends a sentence that begins with the place. */
  add({ place, value }: TableCell, code: string, problem: string, expected: string): void {
    const { sheet = '', row = null, header = '' } = place;
    const column = place.column === undefined ? null : columnLetter(place.column);
    const given = value === null ? null : presentable(plainText(value));
    const where = `Blad ${sheet}, rij ${row}, kolom ${column} (${header})`;
    const message = `${where}: ${problem} Verwacht: ${expected}. ${MEND_CELL}`;
    this.all.push({ code, severity: 'error', sheet, row, column, header, given, expected, message });
  }

  /** What is wrong with a cell, or with the sheet, that is wrong in every workbook. */
  found(detail: ProblemDetail): void {
    if (detail.severity === 'error') this.all.push(detail);
  }

  /** A cell that may be blank; null: it is, or it cannot be read, which was told. */
  optional<T>(cell: TableCell, { expected, read }: CellNotation<T>): T | null {
    if (cell.unreadable || isBlank(cell.value)) return null;
    if (!isReadable(cell.value)) {
      this.found(brokenCell(cell, cell.value, expected));
      return null;
    }
    const value = read(cell.value);
    if (value === null) {
      const given = presentable(plainText(cell.value));
      this.add(cell, 'value-unreadable', `"${given}" kan hier niet staan.`, expected);
    }
    return value;
  }

  /** A cell that must hold something. */
  required<T>(cell: TableCell, notation: CellNotation<T>): T | null {
    if (!cell.unreadable && isBlank(cell.value)) {
      this.found(finding('value-missing', cell.place, { expected: notation.expected }));
      return null;
    }
    return this.optional(cell, notation);
  }
}
