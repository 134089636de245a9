import { spreadsheetText } from '../../platform/spreadsheet-text.js';
import { referenceOf } from './placed-findings.js';
import type { FoundCell, PlacedFinding } from './placed-findings.js';
import type { CellComment } from './sheet-comments.js';
import type { OwnStyle, StyleBook } from './style-book.js';
import { escaped } from './xml-text.js';

/** The sheet that lists every finding, with a link to its cell. */
export const FINDINGS_SHEET = 'Bevindingen';

/** Whether a column is ours: of a CSV, where it takes the place of the sheet. */
export function isFindingsColumn(header: string): boolean {
  return OWN_COLUMN.test(header);
}

const OWN_COLUMN = new RegExp(`^${FINDINGS_SHEET}(?::|$)`);

const HEADERS = ['Nr', 'Ernst', 'Blad', 'Cel', 'Gegeven', 'Verwacht', 'Bevinding en wat te doen'];
const WIDTHS = [6, 16, 14, 10, 28, 40, 90];
const LINK_COLUMN = 4;
const SEVERITY = { error: 'Fout', warning: 'Waarschuwing' } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The worksheet part. All of it is text: what a file holds is never run. */
export function findingsSheet(placed: readonly PlacedFinding[], styles: StyleBook, drawingId: string): string {
  const { rows } = findingsTable(placed);
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
    `<cols>${columns.join('')}</cols><sheetData>${rows.map((cells, index) => rowXml(index + 1, cells, styles)).join('')}</sheetData>`,
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

export interface FindingsCell {
  readonly text: string;
  readonly style: OwnStyle;
  /** The cell that it leads to. */
  readonly target: FoundCell | null;
}

/** What the sheet holds, in whatever format: its widths in characters, and its rows with the head first. */
export function findingsTable(placed: readonly PlacedFinding[]): {
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FindingsCell[])[];
} {
  const head = HEADERS.map((text): FindingsCell => ({ text, style: 'head', target: null }));
  return { widths: WIDTHS, rows: [head, ...placed.map(cellsOf)] };
}

function cellsOf({ finding, cell }: PlacedFinding, index: number): FindingsCell[] {
  const { severity, sheet, given, expected, message } = finding;
  const plain = (text: string): FindingsCell => ({ text, style: 'text', target: null });
  return [
    plain(String(index + 1)),
    { text: SEVERITY[severity], style: severity, target: null },
    plain(sheet ?? 'Het bestand'),
    cell ? { text: referenceOf(cell), style: 'link', target: cell } : plain(''),
    plain(given ?? ''),
    plain(expected),
    plain(message),
  ];
}

const LINE_HEIGHT = 15;

/** As many lines as its longest cell takes: not every program makes a row as high as its text. */
function linesOf(cells: readonly FindingsCell[]): number {
  return Math.max(...cells.map(({ text }, index) => Math.ceil((text.length * 1.1) / (WIDTHS[index] ?? 1))), 1);
}

function rowXml(row: number, cells: readonly FindingsCell[], styles: StyleBook): string {
  const inner = cells.map(({ text, style }, index) => {
    const start = `<c r="${referenceOf({ row, column: index + 1 })}" s="${styles.own(style)}"`;
    return text === ''
      ? `${start}/>`
      : `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(spreadsheetText(text))}</t></is></c>`;
  });
  return `<row r="${row}" ht="${LINE_HEIGHT * linesOf(cells)}" customHeight="1">${inner.join('')}</row>`;
}
