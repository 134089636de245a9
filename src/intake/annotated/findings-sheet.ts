import { spreadsheetText } from '../../platform/spreadsheet-text.js';
import type { PlacedFinding } from './placed-findings.js';
import { referenceOf } from './placed-findings.js';
import type { CellComment } from './sheet-comments.js';
import type { OwnStyle, StyleBook } from './style-book.js';
import { escaped } from './xml-text.js';

/** The sheet that lists every finding, with a link to its cell. */
export const FINDINGS_SHEET = 'Bevindingen';

const HEADERS = ['Nr', 'Ernst', 'Blad', 'Cel', 'Gegeven', 'Verwacht', 'Bevinding en wat te doen'];
const WIDTHS = [6, 16, 14, 10, 28, 40, 90];
const LINK_COLUMN = 4;
const SEVERITY = { error: 'Fout', warning: 'Waarschuwing' } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The worksheet part. All of it is text: what a file holds is never run. */
export function findingsSheet(placed: readonly PlacedFinding[], styles: StyleBook, drawingId: string): string {
  const head = rowXml(
    1,
    HEADERS.map((text): Cell => [text, 'head']),
    styles,
  );
  const rows = placed.map((each, index) => rowXml(rowOf(index), cellsOf(each, index), styles));
  const links = placed.flatMap(({ cell }, index) => {
    if (!cell) return [];
    const from = referenceOf({ row: rowOf(index), column: LINK_COLUMN });
    const location = `'${cell.sheet.replaceAll("'", "''")}'!${referenceOf(cell)}`;
    return [`<hyperlink ref="${from}" location="${escaped(location)}" display="${referenceOf(cell)}"/>`];
  });
  const columns = WIDTHS.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews>',
    `<cols>${columns.join('')}</cols><sheetData>${head}${rows.join('')}</sheetData>`,
    `<autoFilter ref="A1:${referenceOf({ row: placed.length + 1, column: HEADERS.length })}"/>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    `<legacyDrawing r:id="${drawingId}"/></worksheet>`,
  ].join('');
}

/** The comments of findings that have no cell of their own. */
export function findingsSheetComments(placed: readonly PlacedFinding[]): CellComment[] {
  return placed.flatMap(({ finding, isFirst }, index) =>
    isFirst ? [] : [{ row: rowOf(index), column: HEADERS.length, text: finding.message }],
  );
}

function rowOf(index: number): number {
  return index + 2;
}

type Cell = readonly [text: string, style: OwnStyle];

function cellsOf({ finding, cell }: PlacedFinding, index: number): Cell[] {
  const { severity, sheet, given, expected, message } = finding;
  return [
    [String(index + 1), 'text'],
    [SEVERITY[severity], severity],
    [sheet ?? 'Het bestand', 'text'],
    cell ? [referenceOf(cell), 'link'] : ['', 'text'],
    [given ?? '', 'text'],
    [expected, 'text'],
    [message, 'text'],
  ];
}

function rowXml(row: number, cells: readonly Cell[], styles: StyleBook): string {
  const inner = cells.map(([text, style], index) => {
    const start = `<c r="${referenceOf({ row, column: index + 1 })}" s="${styles.own(style)}"`;
    return text === ''
      ? `${start}/>`
      : `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(spreadsheetText(text))}</t></is></c>`;
  });
  return `<row r="${row}">${inner.join('')}</row>`;
}
