import type ExcelJS from 'exceljs';
import { cellValue, isLink, sealedValue } from './cell-content.js';
import type { CellContent } from './cell-content.js';
import type { ChartKind } from './ooxml/chart-part.js';
import type { PackageParts, PlacedChart } from './ooxml/package-parts.js';
import { columnLetters } from './ooxml/references.js';
import { SheetRows } from './ooxml/sheet-rows.js';
import type { ColumnRange } from './ooxml/references.js';
import { sealer } from './seal/sheet-seal.js';
import type { SheetSeal } from './seal/sheet-seal.js';

/** Tables in a workbook that is written as a stream: a head that stays in sight, a filter, and Dutch formats. */

export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

export type ColumnKind = 'text' | 'euro' | 'count' | 'year' | 'percentage' | 'rate';

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly width: number;
  /** What formulas call the cells of this column, without head and total. */
  readonly range?: string;
  /** The reader may change these to see what follows. */
  readonly isInput?: boolean;
}

const NUMBER_FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = {
  // the program that opens it writes points and commas as its user is used to: € 1.234,50 in the Netherlands
  euro: '[$€-413] #,##0.00;-[$€-413] #,##0.00',
  count: '#,##0',
  year: '0',
  percentage: '0.00',
  rate: '[$€-413] #,##0.000000;-[$€-413] #,##0.000000',
};

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF154273' } } as const;
const INPUT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;
const FONT = { name: 'Calibri', family: 2, size: 11 } as const;
const HEAD_FONT = { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } } as const;
const TOTAL_FONT = { ...FONT, bold: true } as const;
const LINK_FONT = { ...FONT, underline: true, color: { argb: 'FF01689B' } } as const;
const LINE_HEIGHT = 15;
const TOTAL_BORDER = { top: { style: 'thin' } } as const;
const FIRST_DATA_ROW = 2;

/** The most rows that a sheet of Excel has. */
export const MOST_ROWS = 1_048_576;

/** More rows than a sheet can have. */
export class SheetFull extends Error {}

/** A chart of columns of this sheet, or of another of the same workbook, by their heads. */
export interface SheetChart {
  readonly kind: ChartKind;
  readonly title: string;
  readonly description: string;
  readonly categories: string;
  readonly series: readonly string[];
  /** The sheet with the columns; left out: its own. It must be finished before the workbook is. */
  readonly of?: () => TableSheet;
}

/** Adds rows to one sheet; call `finish` when the last one is in. */
export interface TableSheet {
  /** The cell of a column in the row that is added next. Example: `G7`. */
  cell(header: string): string;
  add(cells: readonly CellContent[]): void;
  addTotal(cells: readonly CellContent[]): void;
  /** Waits until there is room for more rows; to be asked now and then by who adds many. */
  ready(): Promise<void>;
  /** Puts a chart below the table. */
  chart(chart: SheetChart): void;
  /** The rows of a column, without head and total. */
  rangeOf(header: string): ColumnRange;
  finish(): void;
}

/** What the workbook is told of its sheets, and lends them. */
export interface SheetSurroundings {
  readonly parts: PackageParts;
  readonly sealed: (seal: SheetSeal) => void;
  /** Of a sheet; beyond it, it is full. */
  readonly mostRows: number;
}

/** Opens a sheet with a table that begins in A1. */
export function tableSheet(
  workbook: WorkbookWriter,
  name: string,
  columns: readonly Column[],
  { parts, sealed, mostRows }: SheetSurroundings,
): TableSheet {
  const sheet = openSheet(workbook, name, columns);
  const rows = new SheetRows(sheet);
  const styles = styleNumbers(rows, columns);
  const seal = sealer(name);
  const charts: SheetChart[] = [];
  let lastDataRow = 1;
  const addRow = (cells: readonly CellContent[], styled: readonly number[], height: number | null = null): void => {
    if (rows.length === mostRows) throw new SheetFull(name);
    const values = cells.map(cellValue);
    seal.add(values.map(sealedValue));
    rows.add(values, styled, height);
  };
  const numbers = new Map(columns.map(({ header }, index) => [header, index + 1]));
  const columnOf = (header: string): number => {
    const number = numbers.get(header);
    if (number === undefined) throw new Error(`sheet ${name} has no column ${header}`);
    return number;
  };
  const range = (column: number): ColumnRange => ({
    sheet: name,
    column,
    fromRow: FIRST_DATA_ROW,
    toRow: Math.max(FIRST_DATA_ROW, lastDataRow),
  });
  addRow(
    columns.map(({ header }) => header),
    styles.head,
    LINE_HEIGHT * Math.max(...columns.map(linesOfHead)),
  );
  const self: TableSheet = {
    cell: (header) => `${columnLetters(columnOf(header))}${rows.length + 1}`,
    add: (cells) => {
      addRow(cells, cells.some(isLink) ? cells.map((cell, index) => styleOf(styles, cell, index)) : styles.data);
      lastDataRow = rows.length;
      cells.forEach((cell, index) => {
        if (isLink(cell)) rows.link(`${columnLetters(index + 1)}${rows.length}`, cell.link);
      });
    },
    addTotal: (cells) => addRow([...cells, ...Array<null>(columns.length - cells.length).fill(null)], styles.total),
    ready: () => rows.ready(),
    chart: (chart) => charts.push(chart),
    rangeOf: (header) => range(columnOf(header)),
    finish: () => {
      columns.forEach((column, index) => {
        if (column.range !== undefined) parts.nameRange(column.range, range(index + 1));
      });
      parts.addTable(
        sheet,
        columns.map(({ header }) => header),
        Math.max(FIRST_DATA_ROW, lastDataRow),
      );
      if (charts.length > 0) parts.addCharts(sheet, placed(charts, self, rows.length));
      rows.end();
      sealed(seal.seal());
    },
  };
  return self;
}

function openSheet(workbook: WorkbookWriter, name: string, columns: readonly Column[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&A&RPagina &P van &N' },
  });
  // the head comes back on every printed page
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = columns.map((column) => ({ width: column.width, style: dataStyle(column) }));
  return sheet;
}

/** The numbers of the styles of a sheet, by column. */
interface StyleNumbers {
  readonly head: readonly number[];
  readonly data: readonly number[];
  readonly total: readonly number[];
  readonly link: number;
}

function styleNumbers(rows: SheetRows, columns: readonly Column[]): StyleNumbers {
  const numbers = (styleOf: (column: Column) => Partial<ExcelJS.Style>): number[] =>
    columns.map((column) => rows.styleNumber(styleOf(column)));
  return {
    head: numbers((column) => ({
      ...{ fill: HEAD_FILL, font: HEAD_FONT, numFmt: 'General' },
      alignment: { ...alignmentOf(column), wrapText: true },
    })),
    data: numbers(dataStyle),
    total: numbers((column) => ({ ...dataStyle(column), font: TOTAL_FONT, border: TOTAL_BORDER })),
    link: rows.styleNumber({ font: LINK_FONT, alignment: { horizontal: 'left', vertical: 'top', indent: 1 } }),
  };
}

function styleOf(styles: StyleNumbers, cell: CellContent, index: number): number {
  return isLink(cell) ? styles.link : (styles.data[index] ?? 0);
}

function dataStyle(column: Column): Partial<ExcelJS.Style> {
  const numFmt = NUMBER_FORMATS[column.kind];
  return {
    ...(numFmt !== undefined && { numFmt }),
    ...(column.isInput === true && { fill: INPUT_FILL }),
    font: FONT,
    alignment: alignmentOf(column),
  };
}

/** A little room between a number and the text to its right. */
function alignmentOf({ kind }: Column): Partial<ExcelJS.Alignment> {
  return { horizontal: kind === 'text' ? 'left' : 'right', vertical: 'top', indent: 1 };
}

/** How many lines a head takes when it is wrapped in its column; a bold letter is a bit wider than a figure. */
function linesOfHead({ header, width }: Column): number {
  return Math.ceil((header.length * 1.2) / (width - 2));
}

const CHART_ROWS = 20;
const CHART_COLUMNS = 6;

/** Below the table and below each other. */
function placed(charts: readonly SheetChart[], own: TableSheet, rows: number): PlacedChart[] {
  return charts.map(({ kind, title, description, categories, series, of }, index) => ({
    anchor: { column: 0, row: rows + 2 + index * (CHART_ROWS + 2), columns: CHART_COLUMNS, rows: CHART_ROWS },
    chart: () => {
      const sheet = of?.() ?? own;
      return {
        ...{ kind, title, description },
        categories: sheet.rangeOf(categories),
        series: series.map((header) => ({ name: header, values: sheet.rangeOf(header) })),
      };
    },
  }));
}
