import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { readDateStyles } from './number-formats.js';
import { readWorkbookParts } from './package-parts.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetRows } from './sheet-rows.js';
import type { CellContext } from './raw-cell.js';
import { recordedForms } from '../workbook/recorded-forms.js';
import type { SheetInfo, SheetRow, Workbook } from '../workbook/workbook.js';
import type { ZipArchive } from '../workbook/zip-archive.js';

/**
 * An .xlsx of Excel, LibreOffice, Google Sheets or the libraries that write such files. We read it ourselves because the
 * streaming readers at hand depend on the order of the parts in the zip, turn numbers into floats, or unpack without
 * limits.
 */
export async function openXlsx(zip: ZipArchive, limits: WorkbookLimits): Promise<Workbook> {
  const { sheets, date1904, stylesPart, sharedStringsPart } = await readWorkbookParts(zip, limits);
  const context: CellContext = {
    sharedStrings: sharedStringsPart ? await readSharedStrings(zip.read(sharedStringsPart), limits) : [],
    dateStyles: stylesPart ? await readDateStyles(zip.read(stylesPart), limits) : [],
    date1904,
  };
  const partOf = new Map<SheetInfo, string | null>(sheets.map((sheet) => [sheet, sheet.part]));
  const formOf = recordedForms();
  return {
    format: 'xlsx',
    sheets,
    rows: (sheet) => {
      const part = partOf.get(sheet) ?? null;
      return part === null ? noRows() : sheetRows(zip.read(part), formOf(sheet), context, limits);
    },
    form: formOf,
    hasExternalLinks: zip.names.some((name) => /^\/?xl\/externalLinks\//i.test(name)),
    close: () => zip.close(),
  };
}

async function* noRows(): AsyncGenerator<readonly SheetRow[]> {
  // a chart has no rows
}
