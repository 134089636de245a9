import { columnOfReference } from '../workbook/column-letter.js';
import { referenceOf } from './placed-findings.js';
import type { CellNote } from './placed-findings.js';
import type { StyleBook } from './style-book.js';
import { attribute, withAttribute, withoutAttribute, xmlPieces } from './xml-text.js';
import type { Tag, XmlPiece } from './xml-text.js';

/** What follows the drawing of comments in a worksheet (ECMA-376, CT_Worksheet); it has to stand before these. */
const AFTER_LEGACY_DRAWING = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A worksheet with the cells of its notes coloured, and cells and rows that are not there yet added to hold them. The
 * rest passes as it is, in chunks, however long the sheet. `drawingId` is the relation of the drawing of comments; null
 * when the sheet has one already.
 */
export async function* patchedSheet(
  texts: AsyncIterable<string>,
  notes: readonly CellNote[],
  styles: StyleBook,
  drawingId: string | null,
): AsyncGenerator<string> {
  const pieces = xmlPieces();
  const patch = sheetPatch(notes, styles, drawingId);
  for await (const text of texts) yield pieces.push(text).map(patch).join('');
  yield pieces.end().map(patch).join('');
}

function sheetPatch(
  notes: readonly CellNote[],
  styles: StyleBook,
  drawingId: string | null,
): (piece: XmlPiece) => string {
  const cells = cellPatch(notes, styles);
  let depth = 0;
  let inData = false;
  let isDrawn = drawingId === null;

  const drawing = ({ prefix }: Tag): string => {
    if (isDrawn) return '';
    isDrawn = true;
    return `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${drawingId}"/>`;
  };

  return (piece) => {
    if (typeof piece === 'string') return piece;
    if (inData) {
      if (piece.name !== 'sheetData' || piece.kind !== 'close') return cells.tag(piece);
      inData = false;
      depth -= 1;
      return cells.rest(piece.prefix) + piece.raw;
    }
    if (piece.kind === 'close') {
      depth -= 1;
      return (depth === 0 ? drawing(piece) : '') + piece.raw;
    }
    const isChild = depth === 1;
    if (piece.kind === 'open') depth += 1;
    if (isChild && piece.name === 'sheetData') {
      if (piece.kind === 'empty') {
        return `${piece.raw.replace(/\s*\/>$/, '>')}${cells.rest(piece.prefix)}</${piece.prefix}sheetData>`;
      }
      inData = true;
      return piece.raw;
    }
    return (isChild && AFTER_LEGACY_DRAWING.has(piece.name) ? drawing(piece) : '') + piece.raw;
  };
}

/** Rewrites the rows of a sheet, tag by tag. */
function cellPatch(
  notes: readonly CellNote[],
  styles: StyleBook,
): { tag(tag: Tag): string; rest(prefix: string): string } {
  const rows = new Map<number, CellNote[]>();
  for (const note of notes) rows.set(note.row, [...(rows.get(note.row) ?? []), note]);
  const waiting = [...rows.keys()].sort((a, b) => a - b);
  let row = 0;
  let column = 0;
  let inRow: CellNote[] | null = null;

  const newCell = (prefix: string, note: CellNote): string =>
    `<${prefix}c r="${referenceOf(note)}" s="${styles.coloured(0, note.severity)}"/>`;
  const newRow = (prefix: string, number: number): string =>
    `<${prefix}row r="${number}">${(rows.get(number) ?? []).map((note) => newCell(prefix, note)).join('')}</${prefix}row>`;
  const rowsBefore = (prefix: string, number: number): string => {
    let added = '';
    while (waiting[0] !== undefined && waiting[0] < number) added += newRow(prefix, waiting.shift() ?? 0);
    return added;
  };
  const cellsBefore = (prefix: string, number: number): string => {
    let added = '';
    while (inRow?.[0] && inRow[0].column < number) {
      const note = inRow.shift();
      if (note) added += newCell(prefix, note);
    }
    return added;
  };

  const openRow = (tag: Tag): string => {
    row = Number(attribute(tag.raw, 'r') ?? row + 1);
    column = 0;
    const before = rowsBefore(tag.prefix, row);
    // counting on from rows that were added would count wrong
    let raw = withAttribute(tag.raw, 'r', String(row));
    if (waiting[0] !== row) return before + raw;
    inRow = [...(rows.get(waiting.shift() ?? 0) ?? [])];
    raw = withoutAttribute(raw, 'spans');
    if (tag.kind === 'open') return before + raw;
    const cells = cellsBefore(tag.prefix, Infinity);
    inRow = null;
    return `${before}${raw.replace(/\s*\/>$/, '>')}${cells}</${tag.prefix}row>`;
  };

  const openCell = (tag: Tag): string => {
    column = columnOfReference(attribute(tag.raw, 'r') ?? '') ?? column + 1;
    const before = cellsBefore(tag.prefix, column);
    const raw = withAttribute(tag.raw, 'r', referenceOf({ row, column }));
    const note = inRow?.[0];
    if (note?.column !== column) return before + raw;
    inRow?.shift();
    const style = styles.coloured(Number(attribute(tag.raw, 's') ?? 0), note.severity);
    return before + withAttribute(raw, 's', String(style));
  };

  return {
    tag: (tag) => {
      if (tag.name === 'row' && tag.kind !== 'close') return openRow(tag);
      if (tag.name === 'row') {
        const cells = cellsBefore(tag.prefix, Infinity);
        inRow = null;
        return cells + tag.raw;
      }
      // rows without a finding pass untouched
      return inRow && tag.name === 'c' && tag.kind !== 'close' ? openCell(tag) : tag.raw;
    },
    rest: (prefix) => rowsBefore(prefix, Infinity),
  };
}
