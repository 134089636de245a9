import { isIsoDate } from '../../kernel/period.js';
import type { IsoDate } from '../../kernel/period.js';
import { dateOfSerial } from './serial-date.js';
import { unescapeText } from './string-item.js';
import { WorkbookRefused } from './workbook-refused.js';

/**
 * What a cell holds, by kind, so that nobody mistakes one for another. A number stays the text that the file holds: it
 * never becomes a binary float. A formula counts for the result that the spreadsheet program last computed.
 */
export type CellValue = CellContent & { readonly formula: boolean };

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly raw: string; readonly date1904: boolean }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'uncomputed' };

/** What is needed to read cells of one workbook. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

/** A cell as the sheet's XML has it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly formula: boolean;
  /** Of `<v>`; null when there is none. */
  readonly value: string | null;
  /** Of `<is>`; null when there is none. */
  readonly inline: string | null;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const LONGEST_NUMBER = 64;

/** The value of a cell, or null when it is blank. */
export function cellValue(cell: RawCell, context: CellContext): CellValue | null {
  const content = contentOf(cell, context);
  if (content === null || (content.kind === 'text' && content.text.trim() === '')) return null;
  return { ...content, formula: cell.formula };
}

function contentOf(cell: RawCell, context: CellContext): CellContent | null {
  const raw = cell.value ?? '';
  if (cell.formula && raw === '' && cell.type !== 'str') return { kind: 'uncomputed' };
  if (cell.type === 'inlineStr' || cell.type === 'str') {
    return { kind: 'text', text: cell.inline ?? unescapeText(raw) };
  }
  if (raw.trim() === '') return null;
  const read = READERS.get(cell.type);
  return read ? read(raw.trim(), cell, context) : { kind: 'text', text: raw };
}

type Reader = (raw: string, cell: RawCell, context: CellContext) => CellContent;

const READERS = new Map<string, Reader>([
  ['n', readNumber],
  ['s', readShared],
  ['b', (raw) => ({ kind: 'boolean', value: raw === '1' || raw === 'true' })],
  ['e', (raw) => ({ kind: 'error', error: raw })],
  [
    'd',
    (raw) => (isIsoDate(raw.slice(0, 10)) ? { kind: 'date', date: raw.slice(0, 10) } : { kind: 'text', text: raw }),
  ],
]);

function readNumber(raw: string, cell: RawCell, { dateStyles, date1904 }: CellContext): CellContent {
  if (raw.length > LONGEST_NUMBER || !NUMBER.test(raw)) return { kind: 'text', text: raw };
  const date = dateStyles[cell.style] ? dateOfSerial(raw, date1904) : null;
  return date === null ? { kind: 'number', raw, date1904 } : { kind: 'date', date };
}

function readShared(raw: string, _cell: RawCell, { sharedStrings }: CellContext): CellContent {
  const text = sharedStrings[Number(raw)];
  if (text === undefined) throw new WorkbookRefused('damaged-workbook');
  return { kind: 'text', text };
}
