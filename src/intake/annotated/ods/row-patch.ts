import type { CellNote } from '../placed-findings.js';
import { numbered } from '../placed-findings.js';
import { attribute, withAttribute, withoutAttribute } from '../xml-text.js';
import type { XmlPiece } from '../xml-text.js';
import { withAnnotation, withoutOurs } from './annotations.js';
import { colouredStyle, uncoloured } from './cell-styles.js';

/** A row of a table as it stands in the text, whole. */
export interface RowText {
  readonly open: string;
  readonly cells: readonly CellText[];
  readonly close: string;
}

interface CellText {
  readonly open: string;
  readonly inside: string;
  readonly close: string;
}

const COLUMNS_REPEATED = 'table:number-columns-repeated';
export const ROWS_REPEATED = 'table:number-rows-repeated';

/** How often an element stands there; written once with a number. */
export function repetition(tag: string, name: string): number {
  return Number(attribute(tag, name) ?? 1);
}

/** The tag for so many of it. */
export function repeated(tag: string, name: string, times: number): string {
  return times === 1 ? withoutAttribute(tag, name) : withAttribute(tag, name, String(times));
}

const CELLS = new Set(['table-cell', 'covered-table-cell']);

/** A row on which nothing was found, as it stands but for what we put there an earlier time. */
export function cleanRow(pieces: readonly XmlPiece[]): string {
  const raw = pieces.map(rawOf).join('');
  return withoutOurs(uncoloured(raw));
}

/** Cuts a row, from its tag to its closing tag, into its cells; what stands between them goes with the cell before. */
export function rowText(pieces: readonly XmlPiece[]): RowText {
  const [open, ...rest] = pieces.map(rawOf);
  const cells: { open: string; inside: string; close: string }[] = [];
  let depth = 0;
  pieces.slice(1, -1).forEach((piece, index) => {
    const raw = rest[index] ?? '';
    const isCell = typeof piece !== 'string' && CELLS.has(piece.name);
    if (isCell && piece.kind !== 'close' && depth++ === 0) cells.push({ open: raw, inside: '', close: '' });
    else if (isCell && piece.kind === 'close' && depth === 1) put(cells, 'close', raw);
    else put(cells, 'inside', raw);
    if (isCell && piece.kind !== 'open') depth -= 1;
  });
  return { open: open ?? '', cells, close: rest.at(-1) ?? '' };
}

function put(cells: { inside: string; close: string }[], where: 'inside' | 'close', raw: string): void {
  const cell = cells.at(-1);
  if (cell) cell[where] += raw;
}

function rawOf(piece: XmlPiece): string {
  return typeof piece === 'string' ? piece : piece.raw;
}

/** What a cell has that says no style of its own, by its column. */
export type ColumnStyle = (column: number) => string | undefined;

/** The cells of one row with its notes on them; cells that repeat, and those beyond the last, are parted for it. */
export function patchedCells({ open, cells }: RowText, notes: readonly CellNote[], styleOf: ColumnStyle): string {
  const rowStyle = attribute(open, 'table:default-cell-style-name');
  const waiting = [...notes];
  let column = 1;
  let text = '';
  for (const cell of cells) {
    let left = repetition(cell.open, COLUMNS_REPEATED);
    for (let note = waiting[0]; note && note.column < column + left; note = waiting[0]) {
      waiting.shift();
      const before = note.column - column;
      if (before > 0) text += several(cell, before);
      text += noted(cell, note, rowStyle ?? styleOf(note.column));
      left -= before + 1;
      column = note.column + 1;
    }
    if (left > 0) text += several(cell, left);
    column += left;
  }
  for (const note of waiting) {
    if (note.column > column) text += several(BLANK, note.column - column);
    text += noted(BLANK, note, rowStyle ?? styleOf(note.column));
    column = note.column + 1;
  }
  return text;
}

const BLANK: CellText = { open: '<table:table-cell/>', inside: '', close: '' };

function several({ open, inside, close }: CellText, times: number): string {
  return repeated(uncoloured(open), COLUMNS_REPEATED, times) + withoutOurs(inside) + close;
}

function noted({ open, inside, close }: CellText, note: CellNote, inherited: string | undefined): string {
  const style = colouredStyle(attribute(open, 'table:style-name') ?? inherited, note.severity);
  const tag = withAttribute(repeated(open, COLUMNS_REPEATED, 1), 'table:style-name', style);
  const annotated = withAnnotation(withoutOurs(inside), numbered(note.messages));
  if (!tag.endsWith('/>')) return tag + annotated + close;
  const [, name = ''] = /^<([^\s/>]+)/.exec(tag) ?? [];
  return `${tag.replace(/\s*\/>$/, '>')}${annotated}</${name}>`;
}
