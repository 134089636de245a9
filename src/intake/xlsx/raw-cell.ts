import type { CellValue } from '../workbook/workbook.js';
import { isIsoDate } from '../../kernel/period.js';
import { isPlainNumber, textValue } from '../workbook/plain-value.js';
import { dateOfSerial } from '../workbook/serial-date.js';
import { unescapeText } from './string-item.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';

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

/** The value of a cell, or null when it is blank. */
export function cellValue(cell: RawCell, context: CellContext): CellValue | null {
  const raw = cell.value ?? '';
  if (cell.formula && raw === '' && cell.type !== 'str') return { kind: 'uncomputed', formula: true };
  if (cell.type === 'inlineStr' || cell.type === 'str')
    return textValue(cell.inline ?? unescapeText(raw), cell.formula);
  const plain = raw.trim();
  if (plain === '') return null;
  const read = READERS.get(cell.type);
  return read ? read(plain, cell, context) : textValue(raw, cell.formula);
}

type Reader = (raw: string, cell: RawCell, context: CellContext) => CellValue | null;

const READERS = new Map<string, Reader>([
  ['n', readNumber],
  ['s', readShared],
  ['b', (raw, { formula }) => ({ kind: 'boolean', value: raw === '1' || raw === 'true', formula })],
  ['e', (raw, { formula }) => ({ kind: 'error', error: raw, formula })],
  ['d', readIsoDate],
]);

function readNumber(raw: string, cell: RawCell, { dateStyles, date1904 }: CellContext): CellValue | null {
  if (!isPlainNumber(raw)) return textValue(raw, cell.formula);
  const { formula } = cell;
  const date = dateStyles[cell.style] ? dateOfSerial(raw, date1904) : null;
  return date === null ? { kind: 'number', raw, date1904, formula } : { kind: 'date', date, formula };
}

function readShared(raw: string, cell: RawCell, { sharedStrings }: CellContext): CellValue | null {
  const text = sharedStrings[Number(raw)];
  if (text === undefined) throw new WorkbookRefused('damaged-workbook');
  return textValue(text, cell.formula);
}

function readIsoDate(raw: string, cell: RawCell): CellValue | null {
  const date = raw.slice(0, 10);
  return isIsoDate(date) ? { kind: 'date', date, formula: cell.formula } : textValue(raw, cell.formula);
}
