import type ExcelJS from 'exceljs';
import { amountText } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { spreadsheetText } from '../platform/spreadsheet-text.js';
import type { SealedValue } from './seal/sheet-seal.js';

/** What can stand in a cell, as it is written and as it is sealed. */

/** A formula without its equals sign, and what it comes to until somebody's program reckons it again. */
export interface Formula {
  readonly formula: string;
  readonly result: string | number | Amount;
}

/** A text that leads to a page. */
export interface Link {
  readonly text: string;
  readonly link: string;
}

export type CellContent = string | number | Amount | Formula | Link | null;

/** Excel keeps numbers as binary floats; below this, such a float still shows the exact cent. */
const LARGEST_EXACT_EURO = 10_000_000_000_000;

type Plain = string | number | null;
type WrittenFormula = Pick<ExcelJS.CellFormulaValue, 'formula'> & { readonly result: string | number };

export type WrittenValue = Plain | WrittenFormula | ExcelJS.CellHyperlinkValue;

export function isLink(content: CellContent): content is Link {
  return content !== null && typeof content === 'object' && 'link' in content;
}

export function cellValue(content: CellContent): WrittenValue {
  if (content === null || typeof content !== 'object') return plainValue(content);
  if ('formula' in content) return { formula: content.formula, result: plainValue(content.result) ?? '' };
  if (isLink(content)) return { text: spreadsheetText(content.text), hyperlink: content.link };
  return plainValue(content);
}

function plainValue(content: string | number | Amount | null): Plain {
  if (typeof content === 'string') return spreadsheetText(content);
  if (content === null || typeof content === 'number') return content;
  return excelNumber(content);
}

/** A text that looks like a letter by its number in hexadecimals is read as that letter, unless its underscore is written so. */
export function written(value: WrittenValue): ExcelJS.CellValue {
  return typeof value === 'string' ? value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : value;
}

export function sealedValue(value: WrittenValue): SealedValue {
  if (value === null || typeof value !== 'object') return value;
  return 'formula' in value ? value.result : value.text;
}

function excelNumber(content: Amount): number {
  if (content.abs().greaterThan(LARGEST_EXACT_EURO)) {
    throw new RangeError(`${amountText(content)} is too large for Excel to show to the cent`);
  }
  return Number(amountText(content));
}
