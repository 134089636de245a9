import ExcelJS from 'exceljs';
import { DetailedCellError, HyperFormula } from 'hyperformula';
import type { CellValue, RawCellContent, SerializedNamedExpression } from 'hyperformula';
import JSZip from 'jszip';

/** A workbook as a spreadsheet program reckons it: every formula anew, from the cells it names. */

export interface FormulaCell {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  /** What the file shows until it is reckoned anew. */
  readonly shown: unknown;
  readonly reckoned: unknown;
}

export interface RecalculatedWorkbook {
  /** Every cell with a formula. */
  formulas(): FormulaCell[];
  valueOf(sheet: string, address: string): unknown;
  /** The rows below the head, by its words. */
  rowsOf(sheet: string): Record<string, unknown>[];
  change(sheet: string, address: string, value: number): void;
}

export async function recalculated(file: Buffer): Promise<RecalculatedWorkbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, contentsOf(sheet)])),
    { licenseKey: 'gpl-v3', useColumnIndex: true },
    await namesIn(file),
  );
  const at = (sheet: string, address: string): { sheet: number; row: number; col: number } => {
    const found = engine.simpleCellAddressFromString(address, engine.getSheetId(sheet) ?? -1);
    if (!found) throw new Error(`there is no ${sheet}!${address}`);
    return { ...found, sheet: engine.getSheetId(sheet) ?? -1 };
  };
  const valueOf = (sheet: string, address: string): unknown => plain(engine.getCellValue(at(sheet, address)));
  return {
    valueOf,
    rowsOf: (sheet) => {
      const [head = [], ...rows] = engine.getSheetValues(engine.getSheetId(sheet) ?? -1);
      return rows.map((row) => Object.fromEntries(head.map((header, index) => [header, plain(row[index] ?? null)])));
    },
    change: (sheet, address, value) => engine.setCellContents(at(sheet, address), value),
    formulas: () =>
      workbook.worksheets.flatMap((sheet) => {
        const found: FormulaCell[] = [];
        sheet.eachRow((row) =>
          row.eachCell(({ address, value }) => {
            if (!isFormula(value)) return;
            // the reader leaves a zero out
            const { formula, result: shown = 0 } = value;
            found.push({ sheet: sheet.name, address, formula, shown, reckoned: valueOf(sheet.name, address) });
          }),
        );
        return found;
      }),
  };
}

function contentsOf(sheet: ExcelJS.Worksheet): RawCellContent[][] {
  const rows: RawCellContent[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const cells: RawCellContent[] = [];
    row.eachCell({ includeEmpty: true }, ({ value }, column) => {
      cells[column - 1] = contentOf(value);
    });
    rows[number - 1] = cells;
  });
  return rows;
}

function contentOf(value: ExcelJS.CellValue): RawCellContent {
  if (isFormula(value)) return `=${value.formula}`;
  if (typeof value === 'number') return value;
  // an apostrophe before it says that it is a text, and is not part of it
  if (typeof value === 'string') return `'${value}`;
  if (value !== null && typeof value === 'object' && 'text' in value) return `'${String(value.text)}`;
  return null;
}

function isFormula(value: ExcelJS.CellValue): value is ExcelJS.CellFormulaValue {
  return value !== null && typeof value === 'object' && 'formula' in value;
}

function plain(value: CellValue): unknown {
  return value instanceof DetailedCellError ? `error ${value.value}` : value;
}

/** The names of ranges, as the file defines them. */
async function namesIn(file: Buffer): Promise<SerializedNamedExpression[]> {
  const xml = (await (await JSZip.loadAsync(file)).file('xl/workbook.xml')?.async('string')) ?? '';
  return [...xml.matchAll(/<definedName name="([A-Za-z_]+)">([^<]*)<\/definedName>/g)].map(
    ([, name = '', range = '']) => ({
      name,
      expression: `=${range.replaceAll('&apos;', "'").replaceAll('&amp;', '&')}`,
    }),
  );
}
