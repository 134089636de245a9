import type { SheetLayout } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { plainText } from './notation/plain-text.js';
import type { TableRow } from './table.js';

const TOTAL = /^(sub)?tota(al|len)\b/i;

/**
 * A row that adds up the rows above it, as people leave them under a list: its amount is counted already. It shows by
 * the word in its first column, where a date or a month belongs; read as a line it would be several mistakes.
 */
export function totalsRow<K extends string>(row: TableRow<K>, layout: SheetLayout<K>): Finding | null {
  const [first] = layout.columns;
  if (!first) return null;
  const { value, place } = row.cell(first.key);
  if (value?.kind !== 'text' || !TOTAL.test(plainText(value))) return null;
  return finding('totals-row', place, { given: plainText(value), expected: 'alleen regels, geen totalen' });
}
