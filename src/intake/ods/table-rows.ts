import { isIsoDate } from '../../kernel/period.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { isPlainNumber, LAST_ROW, textValue } from '../workbook/plain-value.js';
import type { FormRecorder } from '../workbook/recorded-forms.js';
import type { CellValue, SheetRow } from '../workbook/workbook.js';
import { streamXml } from '../workbook/xml-stream.js';
import type { Attributes, XmlHandlers } from '../workbook/xml-stream.js';
import { attributeOf } from './attribute-of.js';
import { cellText } from './cell-text.js';

/**
 * The rows of one table, a text that begins with its tag and ends with it, in batches. Rows and cells that repeat are
 * written once with a number.
 */
export async function* tableRows(
  table: AsyncIterable<string>,
  form: FormRecorder,
  limits: WorkbookLimits,
): AsyncGenerator<readonly SheetRow[]> {
  yield* streamXml<SheetRow>(table, limits, (emit) => tableHandlers(form, limits, emit));
}

interface OpenRow {
  readonly repeated: number;
  readonly hidden: boolean;
  readonly cells: Map<number, CellValue>;
  lastColumn: number;
}

function tableHandlers(form: FormRecorder, limits: WorkbookLimits, finish: (row: SheetRow) => void): XmlHandlers {
  const text = cellText(limits);
  let tables = 0;
  let row: OpenRow | null = null;
  let cell: { readonly attributes: Attributes; readonly isCovered: boolean } | null = null;
  let lastRow = 0;
  let lastColumn = 0;
  let rowCount = 0;
  let cellCount = 0;

  const closeCell = (into: OpenRow, closed: NonNullable<typeof cell>): void => {
    cell = null;
    const repeated = repetition(closed.attributes, 'number-columns-repeated');
    const value = closed.isCovered ? null : cellValue(closed.attributes, text.take());
    const first = into.lastColumn + 1;
    into.lastColumn += repeated;
    recordMerge(form, closed.attributes, lastRow + 1, first);
    if (value === null) return;
    if (into.lastColumn > limits.columns) throw new WorkbookRefused('too-many-cells');
    for (let column = first; column < first + repeated; column++) {
      if (++cellCount > limits.cellsPerSheet) throw new WorkbookRefused('too-many-cells');
      into.cells.set(column, value);
    }
  };

  const closeRow = ({ repeated, hidden, cells }: OpenRow): void => {
    row = null;
    const first = lastRow + 1;
    lastRow += repeated;
    if (cells.size === 0) return;
    cellCount += cells.size * (repeated - 1);
    for (let at = first; at < first + repeated; at++) {
      if (++rowCount > limits.rowsPerSheet) throw new WorkbookRefused('too-many-rows');
      finish({ row: at, hidden, cells });
    }
    if (cellCount > limits.cellsPerSheet) throw new WorkbookRefused('too-many-cells');
  };

  return {
    open: (name, attributes) => {
      if (name === 'table') tables += 1;
      // a table within a cell is no sheet
      if (tables !== 1) return;
      if (cell) text.open(name, attributes);
      else if (row && (name === 'table-cell' || name === 'covered-table-cell')) {
        cell = { attributes, isCovered: name === 'covered-table-cell' };
        text.take();
      } else if (name === 'table-column') {
        const first = lastColumn + 1;
        lastColumn += repetition(attributes, 'number-columns-repeated');
        if (isHidden(attributes)) form.hide(first, lastColumn);
      } else if (name === 'table-row') {
        const repeated = repetition(attributes, 'number-rows-repeated');
        row = { repeated, hidden: isHidden(attributes), cells: new Map(), lastColumn: 0 };
      }
    },
    close: (name) => {
      if (name === 'table') tables -= 1;
      if (tables !== 1) return;
      if (row && cell && (name === 'table-cell' || name === 'covered-table-cell')) closeCell(row, cell);
      else if (cell) text.close(name);
      else if (row && name === 'table-row') closeRow(row);
    },
    text: (characters) => {
      if (cell) text.text(characters);
    },
  };
}

function isHidden(attributes: Attributes): boolean {
  return (attributeOf(attributes, 'visibility') ?? 'visible') !== 'visible';
}

/** A cell that spans others has them merged into it. */
function recordMerge(form: FormRecorder, attributes: Attributes, row: number, column: number): void {
  const rows = repetition(attributes, 'number-rows-spanned');
  const columns = repetition(attributes, 'number-columns-spanned');
  if (rows === 1 && columns === 1) return;
  form.merge({ firstRow: row, lastRow: row + rows - 1, firstColumn: column, lastColumn: column + columns - 1 });
}

function repetition(attributes: Attributes, name: string): number {
  const times = Number(attributeOf(attributes, name) ?? 1);
  if (!Number.isInteger(times) || times < 1 || times > LAST_ROW) throw new WorkbookRefused('damaged-workbook');
  return times;
}

/** The value of a cell by its type, or null when it is blank. */
function cellValue(attributes: Attributes, shown: string): CellValue | null {
  const formula = attributeOf(attributes, 'formula') !== undefined;
  // LibreOffice says of a failed formula that it is an error, in an attribute of its own
  if (Object.entries(attributes).some(([key, value]) => key.endsWith(':value-type') && value === 'error')) {
    return { kind: 'error', error: shown, formula };
  }
  switch (attributeOf(attributes, 'value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const raw = attributeOf(attributes, 'value') ?? '';
      return isPlainNumber(raw) ? { kind: 'number', raw, date1904: false, formula } : textValue(raw, formula);
    }
    case 'date': {
      const date = (attributeOf(attributes, 'date-value') ?? '').slice(0, 10);
      return isIsoDate(date) ? { kind: 'date', date, formula } : textValue(shown, formula);
    }
    case 'boolean':
      return { kind: 'boolean', value: attributeOf(attributes, 'boolean-value') === 'true', formula };
    case undefined:
      return formula ? { kind: 'uncomputed', formula } : textValue(shown, formula);
    default:
      return textValue(attributeOf(attributes, 'string-value') ?? shown, formula);
  }
}
