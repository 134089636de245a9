import type ExcelJS from 'exceljs';
import { columnLetter } from '../workbook/column-letter.js';
import type { TemplateContent } from './template-content.js';

/** The sheet that drop-down lists take their words from. */
export const LIST_SHEET = 'Lijsten';

/** Where the lists stand, as formulas. */
export interface ListRanges {
  readonly months: string;
  readonly categories: string;
}

/** Lists that are too long for the rule of a cell itself, on a sheet that nobody has to see. */
export function addLists(
  workbook: ExcelJS.Workbook,
  { fiscalYear, costCategories }: Pick<TemplateContent, 'fiscalYear' | 'costCategories'>,
): ListRanges {
  const sheet = workbook.addWorksheet(LIST_SHEET, { state: 'hidden' });
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(fiscalYear, month, 1)));
  const put = (column: number, title: string, values: readonly (string | Date)[]): string => {
    const letter = columnLetter(column);
    [title, ...values].forEach((value, index) => (sheet.getCell(index + 1, column).value = value));
    return `${LIST_SHEET}!$${letter}$2:$${letter}$${values.length + 1}`;
  };
  sheet.getColumn(1).numFmt = 'mmm-yy';
  return {
    months: put(1, 'Maanden', months),
    categories: put(
      2,
      'Kostensoorten',
      costCategories.map(({ label }) => label),
    ),
  };
}
