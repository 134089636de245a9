import type { TableWorkbook, WorkbookSeal } from '../table-workbook.js';

/** The sheet by which anybody can check the others, and the row that is about all of them. */
export const SEAL_SHEET = 'Controle';
export const ALL_SHEETS = 'Alle bladen';

/** Controle: the rows and the hash of every sheet before it, and of all together; answers what was sealed. */
export function writeSeal(workbook: TableWorkbook): WorkbookSeal {
  const seal = workbook.seal();
  const sheet = workbook.table(SEAL_SHEET, [
    { header: 'Blad', kind: 'text', width: 30 },
    { header: 'Rijen', kind: 'count', width: 12 },
    { header: 'SHA-256 van de waarden', kind: 'text', width: 70 },
  ]);
  for (const { sheet: name, rows, sha256 } of seal.sheets) sheet.add([name, rows, sha256]);
  sheet.addTotal([ALL_SHEETS, seal.sheets.reduce((total, { rows }) => total + rows, 0), seal.contentSha256]);
  sheet.finish();
  return seal;
}
