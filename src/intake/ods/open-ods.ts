import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { recordedForms } from '../workbook/recorded-forms.js';
import type { SheetInfo, Workbook } from '../workbook/workbook.js';
import { decodedXml } from '../workbook/xml-decoding.js';
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
  const { tables, hasExternalLinks } = await listTables(zip, limits);
  if (tables.length === 0) throw new WorkbookRefused('not-a-workbook');
  const rangeOf = new Map<SheetInfo, Range>(tables.map(({ sheet, inside }) => [sheet, inside]));
  const formOf = recordedForms();
  return {
    format: 'ods',
    sheets: tables.map(({ sheet }) => sheet),
    rows: (sheet) => {
      const range = rangeOf.get(sheet) ?? { from: 0, until: 0 };
      return tableRows(tableText(zip, range), formOf(sheet), limits);
    },
    form: formOf,
    hasExternalLinks,
    close: () => zip.close(),
  };
}

async function refuseEncrypted(zip: ZipArchive, limits: WorkbookLimits): Promise<void> {
  const open = (name: string): void => {
    if (name === 'encryption-data') throw new WorkbookRefused('old-or-protected-workbook');
  };
  await parseXml(zip.read(MANIFEST), { open, close: () => undefined, text: () => undefined }, limits);
}

/** A sheet, and where the inside of its table stands in the part: what stands elsewhere is not parsed again for it. */
interface Table {
  readonly sheet: SheetInfo;
  readonly inside: Range;
}

/** In characters; `until` is the first that is no part of it. */
interface Range {
  readonly from: number;
  readonly until: number;
}

async function* tableText(zip: ZipArchive, { from, until }: Range): AsyncGenerator<string> {
  yield '<table>';
  let at = 0;
  for await (const characters of decodedXml(zip.read(CONTENT))) {
    yield characters.slice(Math.max(0, from - at), Math.max(0, until - at));
    at += characters.length;
  }
  yield '</table>';
}

/** A reference to a sheet of another file: `'file:///…'#$Blad.A1`. */
const EXTERNAL = /'#/;

interface Listing {
  readonly tables: readonly Table[];
  readonly hasExternalLinks: boolean;
}

/** The tables in order; a hidden one is so by its style, which stands before it. */
async function listTables(zip: ZipArchive, limits: WorkbookLimits): Promise<Listing> {
  const tables: Table[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let opened: { readonly sheet: SheetInfo; readonly from: number } | null = null;
  let depth = 0;
  let lastEnd = 0;
  let hasExternalLinks = false;
  const open = (name: string, attributes: Attributes, end: number): void => {
    lastEnd = end;
    if (name === 'table-cell') hasExternalLinks ||= EXTERNAL.test(attributeOf(attributes, 'formula') ?? '');
    if (name === 'style') style = attributeOf(attributes, 'name') ?? '';
    if (name === 'table-properties' && attributeOf(attributes, 'display') === 'false') hiddenStyles.add(style);
    // a table within a cell is no sheet
    if (name !== 'table' || ++depth > 1) return;
    if (tables.length >= limits.sheets) throw new WorkbookRefused('too-many-sheets');
    const hidden = hiddenStyles.has(attributeOf(attributes, 'style-name') ?? '');
    opened = { sheet: { name: attributeOf(attributes, 'name') ?? '', hidden }, from: end };
  };
  const close = (name: string, end: number): void => {
    if (name === 'table' && --depth === 0 && opened) {
      tables.push({ sheet: opened.sheet, inside: { from: opened.from, until: lastEnd } });
    }
    lastEnd = end;
  };
  await parseXml(zip.read(CONTENT), { open, close, text: () => undefined }, limits);
  return { tables, hasExternalLinks };
}
