import type { WorkbookLimits } from '../workbook/limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import type { SheetInfo, Workbook } from '../workbook/workbook.js';
import { parseXml } from '../workbook/xml-stream.js';
import type { Attributes } from '../workbook/xml-stream.js';
import type { ZipArchive } from '../workbook/zip-archive.js';
import { attributeOf } from './attribute-of.js';
import { tableRows } from './table-rows.js';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** Whether a zip is an OpenDocument file. */
export function isOds(zip: ZipArchive): boolean {
  return zip.has(CONTENT) && zip.has(MANIFEST);
}

/** An OpenDocument spreadsheet (ISO/IEC 26300), as LibreOffice saves it. All its sheets stand in one part. */
export async function openOds(zip: ZipArchive, limits: WorkbookLimits): Promise<Workbook> {
  if (zip.names.some((name) => /^(Basic|Scripts)\/./.test(name))) throw new WorkbookRefused('macro-workbook');
  await refuseEncrypted(zip, limits);
  const sheets = await listSheets(zip, limits);
  if (sheets.length === 0) throw new WorkbookRefused('not-a-workbook');
  return {
    format: 'ods',
    sheets,
    rows: (sheet) => tableRows(zip.read(CONTENT), sheets.indexOf(sheet), limits),
    close: () => zip.close(),
  };
}

async function refuseEncrypted(zip: ZipArchive, limits: WorkbookLimits): Promise<void> {
  const open = (name: string): void => {
    if (name === 'encryption-data') throw new WorkbookRefused('old-or-protected-workbook');
  };
  await parseXml(zip.read(MANIFEST), { open, close: () => undefined, text: () => undefined }, limits);
}

/** The tables in order; a hidden one is so by its style, which stands before it. */
async function listSheets(zip: ZipArchive, limits: WorkbookLimits): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let tables = 0;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'style') style = attributeOf(attributes, 'name') ?? '';
    if (name === 'table-properties' && attributeOf(attributes, 'display') === 'false') hiddenStyles.add(style);
    if (name !== 'table') return;
    tables += 1;
    // a table within a cell is no sheet
    if (tables > 1) return;
    if (sheets.length >= limits.sheets) throw new WorkbookRefused('too-many-sheets');
    const hidden = hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '');
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', hidden });
  };
  const close = (name: string): void => {
    if (name === 'table') tables -= 1;
  };
  await parseXml(zip.read(CONTENT), { open, close, text: () => undefined }, limits);
  return sheets;
}
