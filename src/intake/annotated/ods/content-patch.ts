import { WorkbookRefused } from '../../workbook/workbook-refused.js';
import { looseKey } from '../../notation/choice.js';
import { FINDINGS_SHEET } from '../findings-sheet.js';
import { notesOf } from '../placed-findings.js';
import type { CellNote, PlacedFinding } from '../placed-findings.js';
import { attribute, xmlPieces } from '../xml-text.js';
import type { Tag, XmlPiece } from '../xml-text.js';
import { isTwin, namedTwins, twinsOf } from './cell-styles.js';
import { findingsTableStyles, findingsTableXml, isFindingsTableStyle } from './findings-table.js';
import { cleanRow, patchedCells, repeated, repetition, rowText, ROWS_REPEATED } from './row-patch.js';

/** What our own elements are written with; a document that calls these otherwise is one of a program we do not know. */
const NAMESPACES = {
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  xlink: 'http://www.w3.org/1999/xlink',
};

/**
 * The content of an OpenDocument spreadsheet with the cells of its findings annotated and coloured, and the table
 * Bevindingen behind the others. All else passes as it is, in chunks, however long the document; only a row with a
 * finding, and a style, is held whole.
 */
export async function* patchedContent(
  texts: AsyncIterable<string>,
  placed: readonly PlacedFinding[],
  stylesXml: string,
): AsyncGenerator<string> {
  const pieces = xmlPieces();
  const patch = contentPatch(placed, stylesXml);
  for await (const text of texts) yield pieces.push(text).map(patch).join('');
  yield pieces.end().map(patch).join('');
}

type Patch = (piece: XmlPiece) => string;

function contentPatch(placed: readonly PlacedFinding[], stylesXml: string): Patch {
  const styles = stylesPatch(stylesXml);
  let tables: Patch | null = null;
  let hasRoot = false;
  return (piece) => {
    if (typeof piece === 'string') return tables ? tables(piece) : styles.piece(piece);
    if (!hasRoot) {
      hasRoot = true;
      return rootTag(piece);
    }
    if (tables) return tables(piece);
    if (piece.name === 'body') return styles.rest() + piece.raw;
    if (piece.name === 'spreadsheet') {
      tables = tablesPatch(placed);
      return piece.raw;
    }
    return styles.piece(piece);
  };
}

function rootTag({ raw, prefix }: Tag): string {
  if (prefix !== 'office:') throw new WorkbookRefused('not-a-workbook');
  return Object.entries(NAMESPACES).reduce((tag, [name, address]) => {
    const declared = attribute(tag, `xmlns:${name}`);
    if (declared !== undefined && declared !== address) throw new WorkbookRefused('not-a-workbook');
    return declared === undefined ? tag.replace(/>$/, ` xmlns:${name}="${address}">`) : tag;
  }, raw);
}

/** Copies the styles of cells as they pass, and adds our own at the end of the list, which is made when it is absent. */
function stylesPatch(stylesXml: string): { readonly piece: Patch; rest(): string } {
  let isDone = false;
  let inList = false;
  let style = '';
  const ours = (): string => {
    isDone = true;
    return namedTwins(stylesXml) + findingsTableStyles();
  };
  const finished = (): string => {
    const whole = style;
    style = '';
    const [tag = ''] = /^<[^>]*>/.exec(whole) ?? [];
    if (isTwin(tag) || isFindingsTableStyle(attribute(tag, 'style:name') ?? '')) return '';
    return whole + twinsOf(whole);
  };
  const tag = (piece: Tag): string => {
    if (style !== '') {
      style += piece.raw;
      return piece.name === 'style' && piece.kind === 'close' ? finished() : '';
    }
    if (piece.name === 'automatic-styles') {
      inList = piece.kind === 'open';
      if (piece.kind === 'open') return piece.raw;
      if (piece.kind === 'close') return ours() + piece.raw;
      return `${piece.raw.replace(/\s*\/>$/, '>')}${ours()}</office:automatic-styles>`;
    }
    if (!inList || piece.name !== 'style' || piece.kind === 'close') return piece.raw;
    style = piece.raw;
    return piece.kind === 'empty' ? finished() : '';
  };
  return {
    piece: (piece) => {
      if (typeof piece !== 'string') return tag(piece);
      if (style === '') return piece;
      style += piece;
      return '';
    },
    rest: () => (isDone ? '' : `<office:automatic-styles>${ours()}</office:automatic-styles>`),
  };
}

/** What stands within the spreadsheet: its tables, and the other lists before and behind them. */
function tablesPatch(placed: readonly PlacedFinding[]): Patch {
  let depth = 0;
  let table: Patch | null = null;
  let seen = 0;
  let isListed = false;
  const listed = (): string => {
    if (isListed) return '';
    isListed = true;
    return findingsTableXml(placed);
  };
  return (piece) => {
    if (typeof piece === 'string') return table ? table(piece) : piece;
    if (piece.kind === 'close') depth -= 1;
    let before = '';
    if (depth === 0 && piece.kind !== 'close') {
      if (piece.name === 'table') table = tablePatch(piece, placed);
      else if (seen > 0) before = listed();
    }
    if (depth < 0) before = listed();
    const text = before + (table ? table(piece) : piece.raw);
    if (piece.kind === 'open') depth += 1;
    if (depth === 0 && table && (piece.kind === 'close' || piece.kind === 'empty')) {
      table = null;
      seen += 1;
    }
    return text;
  };
}

/** Sixteen thousand cells, each with its tags and its text. */
const MOST_PIECES = 200_000;

/** One table, from its tag to its closing tag. An earlier list of ours goes. */
function tablePatch({ raw }: Tag, placed: readonly PlacedFinding[]): Patch {
  const name = unescaped(attribute(raw, 'table:name') ?? '');
  if (looseKey(name) === looseKey(FINDINGS_SHEET)) return () => '';
  const notes = notesOf(placed, name);
  const waiting = new Map<number, CellNote[]>();
  for (const note of notes) waiting.set(note.row, [...(waiting.get(note.row) ?? []), note]);
  const columnStyles: { readonly until: number; readonly style: string | undefined }[] = [];
  const styleOf = (column: number): string | undefined => columnStyles.find(({ until }) => column < until)?.style;
  let nextRow = 1;
  let depth = 0;
  let row: XmlPiece[] | null = null;
  let rowDepth = 0;

  const finishedRow = (pieces: readonly XmlPiece[]): string => {
    const whole = rowText(pieces);
    const times = repetition(whole.open, ROWS_REPEATED);
    const rows = [...waiting.keys()].filter((number) => number < nextRow + times).sort((a, b) => a - b);
    if (rows.length === 0) {
      nextRow += times;
      return cleanRow(pieces);
    }
    const body = (noted: readonly CellNote[]): string => patchedCells(whole, noted, styleOf);
    const opened = (count: number): string => repeated(whole.open, ROWS_REPEATED, count).replace(/\s*\/>$/, '>');
    const close = whole.close === '' ? '</table:table-row>' : whole.close;
    let left = times;
    let text = '';
    for (const number of rows) {
      const before = number - nextRow;
      if (before > 0) text += opened(before) + body([]) + close;
      text += opened(1) + body(waiting.get(number) ?? []) + close;
      waiting.delete(number);
      left -= before + 1;
      nextRow = number + 1;
    }
    if (left > 0) text += opened(left) + body([]) + close;
    nextRow += left;
    return text;
  };

  const missingRows = (): string =>
    [...waiting.keys()]
      .sort((a, b) => a - b)
      .map((number) => {
        const gap = repeated('<table:table-row>', ROWS_REPEATED, number - nextRow);
        const filler = number > nextRow ? `${gap}<table:table-cell/></table:table-row>` : '';
        nextRow = number;
        return (
          filler + finishedRow([{ raw: '<table:table-row/>', prefix: 'table:', name: 'table-row', kind: 'empty' }])
        );
      })
      .join('');

  return (piece) => {
    if (row) {
      if (row.push(piece) > MOST_PIECES) throw new WorkbookRefused('too-many-cells');
      if (typeof piece === 'string' || piece.name !== 'table-row' || piece.kind === 'empty') return '';
      rowDepth += piece.kind === 'open' ? 1 : -1;
      if (rowDepth > 0) return '';
      const pieces = row;
      row = null;
      return finishedRow(pieces);
    }
    if (typeof piece === 'string') return piece;
    if (piece.name === 'table') {
      depth += piece.kind === 'open' ? 1 : piece.kind === 'close' ? -1 : 0;
      return (depth === 0 && piece.kind === 'close' ? missingRows() : '') + piece.raw;
    }
    if (depth !== 1) return piece.raw;
    if (piece.name === 'table-column' && piece.kind !== 'close') {
      const from = columnStyles.at(-1)?.until ?? 1;
      const until = from + repetition(piece.raw, 'table:number-columns-repeated');
      columnStyles.push({ until, style: attribute(piece.raw, 'table:default-cell-style-name') });
    }
    if (piece.name !== 'table-row' || piece.kind === 'close') return piece.raw;
    if (piece.kind === 'empty') return finishedRow([piece]);
    row = [piece];
    rowDepth = 1;
    return '';
  };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
