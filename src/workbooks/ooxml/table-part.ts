import { columnLetters } from './references.js';
import { XML_HEAD, xmlText } from './xml.js';

/** A table of Excel: its rows are banded, and its head filters. */
export interface TablePart {
  /** From 1, of its own in the workbook. */
  readonly id: number;
  readonly headers: readonly string[];
  /** The last row with data; the head is row 1. A table has a row of data at least, if an empty one. */
  readonly lastRow: number;
}

/** The part of a table (ECMA-376, part 1, section 18.5). Its columns are called what their heads say. */
export function tablePart({ id, headers, lastRow }: TablePart): string {
  const range = `A1:${columnLetters(headers.length)}${lastRow}`;
  const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${xmlText(header)}"/>`).join('');
  return `${XML_HEAD}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="Tabel${id}" displayName="Tabel${id}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${headers.length}">${columns}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}
