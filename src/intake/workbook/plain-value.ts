import type { CellValue } from './workbook.js';

/** Cells that every format holds alike. */

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const LONGEST_NUMBER = 64;

/** Excel's own; no spreadsheet program has more. */
export const LAST_ROW = 1_048_576;

/** Whether a text is a number as XML holds one, short enough to be one that somebody meant. */
export function isPlainNumber(raw: string): boolean {
  return raw.length <= LONGEST_NUMBER && NUMBER.test(raw);
}

/** Null when there is nothing but white space. */
export function textValue(text: string, formula: boolean): CellValue | null {
  return text.trim() === '' ? null : { kind: 'text', text, formula };
}
