import { columnLetters } from './references.js';
import { xmlText } from './xml.js';

/** A value of a cell, or a formula with what it comes to. */
export type WrittenCell = string | number | null | { readonly formula: string; readonly result: string | number };

/**
 * A row as it stands in the part of a sheet (ECMA-376, part 1, section 18.3.1.73); styles by column. Texts stand in their
 * cell, so that nothing has to be remembered of those that were written. `height` in points; null: as the text needs.
 */
export function rowXml(
  row: number,
  cells: readonly WrittenCell[],
  styles: readonly number[],
  height: number | null = null,
): string {
  let xml = height === null ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`;
  for (let index = 0; index < cells.length; index += 1) {
    xml += cellXml(`${lettersOf(index)}${row}`, styles[index] ?? 0, cells[index] ?? null);
  }
  return `${xml}</row>`;
}

function cellXml(address: string, style: number, cell: WrittenCell): string {
  if (cell === null) return `<c r="${address}" s="${style}"/>`;
  if (typeof cell === 'number') return `<c r="${address}" s="${style}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
  }
  const { formula, result } = cell;
  const type = typeof result === 'string' ? ' t="str"' : '';
  const value = typeof result === 'string' ? cellText(result) : result;
  return `<c r="${address}" s="${style}"${type}><f>${xmlText(formula)}</f><v>${value}</v></c>`;
}

/** A text that looks like a letter by its number in hexadecimals is read as that letter, unless its underscore is written so. */
function cellText(text: string): string {
  return PLAIN.test(text) ? text : xmlText(text.replace(NOT_IN_XML, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** Most texts have nothing to escape. */
const PLAIN = /^[\p{L}\d \-.,:;()/€'=]*$/u;

/** What XML 1.0 cannot hold (section 2.2). */
export const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const letters: string[] = [];

function lettersOf(index: number): string {
  return (letters[index] ??= columnLetters(index + 1));
}
