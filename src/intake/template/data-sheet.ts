import type ExcelJS from 'exceljs';
import type { SheetLayout } from '../declaration-layout.js';
import type { ColumnRule } from './column-rules.js';

/** Rows that are ready to be filled in: lists and checks go this far. */
const READY_ROWS = 1_000;

export const HEAD: Partial<ExcelJS.Style> = {
  font: { name: 'Calibri', size: 11, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } },
  alignment: { vertical: 'middle', wrapText: true },
  protection: { locked: true },
};
/** A sheet to be filled in: a head with hints that stays, and rows that are checked as they are written. */
export function dataSheet<K extends string>(
  workbook: ExcelJS.Workbook,
  layout: SheetLayout<K>,
  rules: Readonly<Record<K, ColumnRule>>,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(layout.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.getRow(1).height = 32;
  layout.columns.forEach(({ key, label }, index) => {
    const number = index + 1;
    const { width, format, title = label, hint, validation } = rules[key];
    const column = sheet.getColumn(number);
    column.width = width;
    // a whole column in one style: rows that people add below have it too
    column.style = { protection: { locked: false }, ...(format === undefined ? {} : { numFmt: format }) };
    const head = sheet.getCell(1, number);
    head.value = label;
    head.style = HEAD;
    head.note = hint;
    if (!validation) return;
    const told = withTexts(validation, title, hint);
    for (let row = 2; row <= READY_ROWS + 1; row++) sheet.getCell(row, number).dataValidation = told;
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: layout.columns.length } };
  protect(sheet);
  return sheet;
}

export function withTexts(validation: ExcelJS.DataValidation, title: string, hint: string): ExcelJS.DataValidation {
  return {
    ...validation,
    showInputMessage: true,
    promptTitle: title.slice(0, 32),
    prompt: hint.slice(0, 255),
    showErrorMessage: true,
    // a value that is not on the list is told, not forbidden: the reader knows more spellings than the list
    errorStyle: 'warning',
    errorTitle: title.slice(0, 32),
    error: `Dit past niet bij de kolom. ${hint}`.slice(0, 225),
  };
}

/** Against slips, not against people: without a password. */
export function protect(sheet: ExcelJS.Worksheet): void {
  void sheet.protect('', {
    formatColumns: true,
    formatRows: true,
    formatCells: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  });
}
