import ExcelJS from 'exceljs';
import { readDeclaration } from '../../../src/intake/declaration-reader.js';
import type { DeclarationItem, IntakeReference } from '../../../src/intake/declaration-reader.js';
import type { Finding } from '../../../src/intake/findings.js';
import { HEADERS } from '../declaration-workbook.js';

export { HEADERS };

/** Declarations for specs: a sound one, to which each spec makes its one change. */

export type Cells = readonly ExcelJS.CellValue[];
export type Sheets = Record<string, Cells[]>;

export const REFERENCE: IntakeReference = {
  municipalities: new Map(
    [
      { code: 'GM0193', name: 'Zwolle', validFrom: null, validUntil: null },
      {
        code: 'GM0501',
        name: 'Brielle',
        validFrom: null,
        validUntil: '2023-01-01',
        successor: { code: 'GM1992', name: 'Voorne aan Zee' },
      },
      { code: 'GM1992', name: 'Voorne aan Zee', validFrom: '2023-01-01', validUntil: null, successor: null },
      { code: 'GM0150', name: 'Deventer', validFrom: null, validUntil: null },
    ].map((municipality) => [municipality.code, municipality]),
  ),
  costCategories: [
    {
      code: 'goo-housing',
      label: 'Huisvesting (huur, energie, onderhoud)',
      defaultRoute: 'booo',
      routes: ['booo', 'own'],
    },
    { code: 'goo-security', label: 'Toezicht en beveiliging', defaultRoute: 'booo', routes: ['booo', 'own'] },
    { code: 'poo-allowance', label: 'Leefgeld en wooncomponent POO', defaultRoute: 'booo', routes: ['booo', 'own'] },
    { code: 'psychosocial-care', label: 'Psychosociale zorg', defaultRoute: 'own', routes: ['booo', 'vws', 'own'] },
    { code: 'youth-care', label: 'Jeugdhulp', defaultRoute: 'vws', routes: ['vws', 'own'] },
  ],
  currentYear: 2025,
  sender: null,
};

export const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

export function soundSheets(): Sheets {
  return {
    Gemeente: [
      ['Gemeentecode', 'GM0193'],
      ['Boekjaar', 2024],
      ['Grondslag GOO', 'norm'],
      ['Sjabloonversie', 1],
      ['Opmerking', 'Verzonnen'],
    ],
    Opvang: [
      [day('2024-01-01'), day('2024-12-31'), 'GOO', 'Kantoor', 120, 112, null],
      [day('2024-01-01'), day('2024-12-31'), 'POO', null, null, null, 64],
    ],
    Kosten: [['2024-01', 'goo-housing', 'BooO', 98450.25, 'Kantoor', 'Huur', 'MB-1']],
    Ontvangsten: [[day('2024-06-13'), 'Voorschot', 'goo', 2500000, 'Brief 1']],
  };
}

/** Headers above the rows; a sheet that `sheets` leaves out is left out. */
export function workbookOf(sheets: Sheets, headers: Record<string, readonly string[]> = HEADERS): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow([...(headers[name] ?? [])]);
    for (const row of rows) addRow(sheet, row);
  }
  return workbook;
}

function addRow(sheet: ExcelJS.Worksheet, cells: Cells): void {
  const row = sheet.addRow([...cells]);
  cells.forEach((value, index) => {
    if (value instanceof Date) row.getCell(index + 1).numFmt = 'dd-mm-yyyy';
  });
}

export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export async function readAll(path: string, reference: IntakeReference = REFERENCE): Promise<DeclarationItem[]> {
  const items: DeclarationItem[] = [];
  for await (const item of readDeclaration(path, reference)) items.push(item);
  return items;
}

export function findingsOf(items: readonly DeclarationItem[]): Finding[] {
  return items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : []));
}
