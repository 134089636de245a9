import type { CellValue, SheetRow } from '../workbook/workbook.js';
import { cellValue } from './raw-cell.js';
import type { CellContext } from './raw-cell.js';
import { rangeOfReference } from '../workbook/cell-range.js';
import { columnOfReference } from '../workbook/column-letter.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { isTrue } from './package-parts.js';
import { stringItem } from './string-item.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { LAST_ROW } from '../workbook/plain-value.js';
import type { FormRecorder } from '../workbook/recorded-forms.js';
import { decodedXml } from '../workbook/xml-decoding.js';
import { streamXml } from '../workbook/xml-stream.js';
import type { Attributes, XmlHandlers } from '../workbook/xml-stream.js';

/** The rows of a sheet in batches, as its bytes come in. Row and cell references may be left out: then they count on. */
export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  form: FormRecorder,
  context: CellContext,
  limits: WorkbookLimits,
): AsyncGenerator<readonly SheetRow[]> {
  yield* streamXml<SheetRow>(decodedXml(bytes), limits, (emit) => rowHandlers(form, context, limits, emit));
}

interface OpenRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: Map<number, CellValue>;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string | null;
  inline: string | null;
}

function rowHandlers(
  form: FormRecorder,
  context: CellContext,
  limits: WorkbookLimits,
  finish: (row: SheetRow) => void,
): XmlHandlers {
  const item = stringItem(limits);
  let inSheetData = false;
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let inValue = false;
  let inItem = false;
  let lastRow = 0;
  let lastColumn = 0;
  let rowCount = 0;
  let cellCount = 0;

  const openCellPart = (name: string, open: OpenCell): void => {
    if (inItem) item.open(name);
    else if (name === 'v') inValue = true;
    else if (name === 'f') open.formula = true;
    else if (name === 'is') inItem = true;
  };

  const closeCell = (into: OpenRow, closed: OpenCell): void => {
    cell = null;
    const value = cellValue(closed, context);
    if (value === null) return;
    // a cell given twice: one reader keeps the first, another the last
    if (into.cells.has(closed.column)) throw new WorkbookRefused('damaged-workbook');
    if (++cellCount > limits.cellsPerSheet) throw new WorkbookRefused('too-many-cells');
    into.cells.set(closed.column, value);
  };

  const closeRow = (closed: OpenRow): void => {
    row = null;
    if (closed.cells.size === 0) return;
    if (++rowCount > limits.rowsPerSheet) throw new WorkbookRefused('too-many-rows');
    finish(closed);
  };

  return {
    open: (name, attributes) => {
      if (cell) openCellPart(name, cell);
      else if (row && name === 'c') {
        cell = openCell(attributes, lastColumn);
        lastColumn = cell.column;
      } else if (inSheetData && name === 'row') {
        row = openRow(attributes, lastRow);
        lastRow = row.row;
        lastColumn = 0;
      } else if (name === 'sheetData') inSheetData = true;
      else if (name === 'col') recordColumn(form, attributes);
      else if (name === 'mergeCell') recordMerge(form, attributes);
    },
    close: (name) => {
      if (cell && inItem && name === 'is') {
        inItem = false;
        cell.inline = item.take();
      } else if (inItem) item.close(name);
      else if (name === 'v') inValue = false;
      else if (row && cell && name === 'c') closeCell(row, cell);
      else if (row && name === 'row') closeRow(row);
      else if (name === 'sheetData') inSheetData = false;
    },
    text: (text) => {
      if (inItem) item.text(text);
      else if (inValue && cell) {
        cell.value = (cell.value ?? '') + text;
        if (cell.value.length > limits.cellCharacters) throw new WorkbookRefused('cell-too-long');
      }
    },
  };
}

function recordColumn(form: FormRecorder, { min, max, hidden }: Attributes): void {
  if (isTrue(hidden)) form.hide(Number(min), Number(max));
}

function recordMerge(form: FormRecorder, { ref = '' }: Attributes): void {
  const range = rangeOfReference(ref);
  if (range) form.merge(range);
}

function openRow(attributes: Attributes, lastRow: number): OpenRow {
  const row = attributes['r'] === undefined ? lastRow + 1 : Number(attributes['r']);
  if (!Number.isInteger(row) || row <= lastRow || row > LAST_ROW) throw new WorkbookRefused('damaged-workbook');
  return { row, hidden: isTrue(attributes['hidden']), cells: new Map() };
}

function openCell(attributes: Attributes, lastColumn: number): OpenCell {
  const reference = attributes['r'];
  const column = reference === undefined ? lastColumn + 1 : columnOfReference(reference);
  if (column === null) throw new WorkbookRefused('damaged-workbook');
  const style = Number(attributes['s'] ?? 0);
  return { column, type: attributes['t'] ?? 'n', style, formula: false, value: null, inline: null };
}
