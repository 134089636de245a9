import { amountText } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { spreadsheetText } from '../platform/spreadsheet-text.js';
import type { WrittenCell } from './ooxml/row-xml.js';
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

export function isLink(content: CellContent): content is Link {
  return content !== null && typeof content === 'object' && 'link' in content;
}

export function cellValue(content: CellContent): WrittenCell {
  if (content === null) return null;
  if (typeof content !== 'object') return plainValue(content);
  if ('formula' in content) return { formula: content.formula, result: plainValue(content.result) };
  return isLink(content) ? spreadsheetText(content.text) : plainValue(content);
}

function plainValue(content: string | number | Amount): string | number {
  if (typeof content === 'string') return spreadsheetText(content);
  return typeof content === 'number' ? content : excelNumber(content);
}

export function sealedValue(value: WrittenCell): SealedValue {
  return value !== null && typeof value === 'object' ? value.result : value;
}

function excelNumber(content: Amount): number {
  if (content.abs().greaterThan(LARGEST_EXACT_EURO)) {
    throw new RangeError(`${amountText(content)} is too large for Excel to show to the cent`);
  }
  return Number(amountText(content));
}
