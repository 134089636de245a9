import type { CellValue } from '../workbook/workbook.js';

/** What came of reading a cell as an amount, a date, a count or a word: its value, or what was expected instead. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly note?: ReadingNote }
  | { readonly ok: false; readonly expected: string };

/** Read, but worth a look: a date whose style was lost, or an amount with more than two decimals. */
export type ReadingNote = 'date-as-number' | 'more-than-two-decimals';

/** A cell that can be read: error values, formulas without a result and booleans never come this far. */
export type ReadableValue = Extract<CellValue, { kind: 'text' | 'number' | 'date' }>;

/** How a kind of cell is written, as a function that reads it. */
export type Notation<T> = (value: ReadableValue) => Reading<T>;
