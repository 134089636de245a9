import type ExcelJS from 'exceljs';
import { amountText } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { spreadsheetText } from '../platform/spreadsheet-text.js';
import { sealer } from './seal/sheet-seal.js';
import type { SealedValue, SheetSeal } from './seal/sheet-seal.js';

/** Tables in a workbook that is written as a stream: a head that stays in sight, a filter, and Dutch formats. */

export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

/** A formula without its equals sign, and the amount in euro that it shows until somebody's program reckons it again. */
export interface Formula {
  readonly formula: string;
  readonly resultEur: Amount;
}

export type CellContent = string | number | Amount | Formula | null;

export type ColumnKind = 'text' | 'euro' | 'count' | 'year' | 'percentage';

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly width: number;
}

const NUMBER_FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = {
  // the program that opens it writes points and commas as its user is used to: € 1.234,50 in the Netherlands
  euro: '[$€-413] #,##0.00;-[$€-413] #,##0.00',
  count: '#,##0',
  year: '0',
  percentage: '0.00',
};

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF154273' } } as const;
const FONT = { name: 'Calibri', family: 2, size: 11 } as const;
const HEAD_FONT = { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } } as const;
const TOTAL_FONT = { ...FONT, bold: true } as const;
const LINE_HEIGHT = 15;
const TOTAL_BORDER = { top: { style: 'thin' } } as const;

/** Adds rows to one sheet; call `finish` when the last one is in. */
export interface TableSheet {
  add(cells: readonly CellContent[]): void;
  addTotal(cells: readonly CellContent[]): void;
  finish(): void;
}

/** Opens a sheet with a table that begins in A1; `sealed` is told what it holds when it is finished. */
export function tableSheet(
  workbook: WorkbookWriter,
  name: string,
  columns: readonly Column[],
  sealed?: (seal: SheetSeal) => void,
): TableSheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  // the head comes back on every printed page
  sheet.pageSetup.printTitlesRow = '1:1';
  const sides = columns.map(({ kind }) => (kind === 'text' ? 'left' : 'right'));
  sheet.columns = columns.map(({ kind, width }, index) => ({
    width,
    style: {
      ...(NUMBER_FORMATS[kind] && { numFmt: NUMBER_FORMATS[kind] }),
      font: FONT,
      // a little room between a number and the text to its right
      alignment: { horizontal: sides[index] ?? 'left', vertical: 'top', indent: 1 },
    },
  }));
  const head = sheet.addRow(columns.map((column) => column.header));
  head.eachCell((cell, column) => {
    cell.fill = HEAD_FILL;
    cell.font = HEAD_FONT;
    cell.numFmt = 'General';
    cell.alignment = { horizontal: sides[column - 1] ?? 'left', vertical: 'top', indent: 1, wrapText: true };
  });
  head.height = LINE_HEIGHT * Math.max(...columns.map(linesOfHead));
  head.commit();
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };

  const seal = sealed && sealer(name);
  seal?.add(columns.map(({ header }) => header));
  const addRow = (cells: readonly CellContent[]): ExcelJS.Row => {
    const values = cells.map(cellValue);
    seal?.add(values.map(sealedValue));
    return sheet.addRow(values.map(written));
  };
  return {
    add: (cells) => {
      addRow(cells).commit();
    },
    addTotal: (cells) => {
      const row = addRow(cells);
      row.eachCell({ includeEmpty: true }, (cell) => {
        cell.font = TOTAL_FONT;
        cell.border = TOTAL_BORDER;
      });
      row.commit();
    },
    finish: () => {
      sheet.commit();
      if (seal) sealed?.(seal.seal());
    },
  };
}

/** How many lines a head takes when it is wrapped in its column; a bold letter is a bit wider than a figure. */
function linesOfHead({ header, width }: Column): number {
  return Math.ceil((header.length * 1.2) / (width - 2));
}

/** Excel keeps numbers as binary floats; below this, such a float still shows the exact cent. */
const LARGEST_EXACT_EURO = 10_000_000_000_000;

type ComputedCell = Pick<ExcelJS.CellFormulaValue, 'formula'> & { readonly result: number };

function cellValue(content: CellContent): string | number | ComputedCell | null {
  if (typeof content === 'string') return spreadsheetText(content);
  if (content === null || typeof content === 'number') return content;
  if ('formula' in content) return { formula: content.formula, result: excelNumber(content.resultEur) };
  return excelNumber(content);
}

/** A text that looks like a letter by its number in hexadecimals is read as that letter, unless its underscore is written so. */
function written(value: ReturnType<typeof cellValue>): ExcelJS.CellValue {
  return typeof value === 'string' ? value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : value;
}

function sealedValue(value: ReturnType<typeof cellValue>): SealedValue {
  return value !== null && typeof value === 'object' ? value.result : value;
}

function excelNumber(content: Amount): number {
  if (content.abs().greaterThan(LARGEST_EXACT_EURO)) {
    throw new RangeError(`${amountText(content)} is too large for Excel to show to the cent`);
  }
  return Number(amountText(content));
}
