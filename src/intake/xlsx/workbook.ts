import type { CellContext } from './cell-value.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { WorkbookLimits } from './limits.js';
import { readDateStyles } from './number-formats.js';
import { readWorkbookParts } from './package-parts.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetRows } from './sheet-rows.js';
import type { SheetRow } from './sheet-rows.js';
import { openZipArchive } from './zip-archive.js';

/**
 * An .xlsx workbook, read without loading it: sheets come row by row, from files of Excel, LibreOffice, Google Sheets
 * and the libraries that write such files. We read it ourselves because the streaming readers at hand depend on the
 * order of the parts in the zip, turn numbers into floats, or unpack without limits.
 */
export interface Workbook {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetInfo[];
  /** The rows of a sheet that hold a value, in batches; none for a sheet without cells, such as a chart. */
  rows(sheet: SheetInfo): AsyncIterable<readonly SheetRow[]>;
  close(): void;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** Opens a workbook; throws WorkbookRefused when the file is none that we take. Close it when done. */
export async function openWorkbook(path: string, limits: WorkbookLimits = DEFAULT_LIMITS): Promise<Workbook> {
  const zip = await openZipArchive(path, limits);
  try {
    const { sheets, date1904, stylesPart, sharedStringsPart } = await readWorkbookParts(zip, limits);
    const context: CellContext = {
      sharedStrings: sharedStringsPart ? await readSharedStrings(zip.read(sharedStringsPart), limits) : [],
      dateStyles: stylesPart ? await readDateStyles(zip.read(stylesPart), limits) : [],
      date1904,
    };
    const partOf = new Map<SheetInfo, string | null>(sheets.map((sheet) => [sheet, sheet.part]));
    return {
      sheets,
      rows: (sheet) => {
        const part = partOf.get(sheet) ?? null;
        return part === null ? noRows() : sheetRows(zip.read(part), context, limits);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function* noRows(): AsyncGenerator<readonly SheetRow[]> {
  // a chart has no rows
}
