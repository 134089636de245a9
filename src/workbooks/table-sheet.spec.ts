import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { PackageParts } from './ooxml/package-parts.js';
import { MOST_ROWS, SheetFull, tableSheet } from './table-sheet.js';

describe('a sheet', () => {
  it('takes no row that Excel could not show', () => {
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: new PassThrough(), useStyles: true });
    const surroundings = { parts: new PackageParts(writer), sealed: () => undefined, mostRows: 3 };
    const sheet = tableSheet(writer, 'Regels', [{ header: 'Jaar', kind: 'year', width: 10 }], surroundings);
    sheet.add([2023]);
    expect(sheet.cell('Jaar')).toBe('A3');
    sheet.add([2024]);
    expect(() => sheet.add([2025])).toThrow(SheetFull);
    expect(() => sheet.cell('Bedrag')).toThrow('no column Bedrag');
    expect(MOST_ROWS).toBe(1_048_576);
  });
});
