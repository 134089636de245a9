import { createReadStream } from 'node:fs';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { PLAIN_FORM } from '../workbook/workbook.js';
import type { SheetInfo, Workbook } from '../workbook/workbook.js';
import type { ZipArchive } from '../workbook/zip-archive.js';
import { csvRows } from './csv-rows.js';
import { readableText } from './text-encoding.js';
import type { ReadableText } from './text-encoding.js';

/** The sheet that a bare CSV stands for. */
export const BARE_SHEET = 'Kosten';

/** A bare CSV file: the sheet Kosten. Whose it is and of which year it cannot say itself. */
export async function openCsv(path: string, limits: WorkbookLimits): Promise<Workbook> {
  const text = await readableText(() => createReadStream(path), limits);
  return {
    format: 'csv',
    sheets: [{ name: BARE_SHEET, hidden: false }],
    rows: () => csvRows(text, limits),
    form: () => PLAIN_FORM,
    hasExternalLinks: false,
    close: () => undefined,
  };
}

/** A zip with one CSV file for each sheet, by the names of the sheets: gemeente.csv, opvang.csv and so on. */
export async function openCsvArchive(zip: ZipArchive, limits: WorkbookLimits): Promise<Workbook> {
  const texts = new Map<SheetInfo, ReadableText>();
  for (const { part, name } of archiveFiles(zip, limits)) {
    texts.set({ name, hidden: false }, await readableText(() => zip.read(part), limits));
  }
  return {
    format: 'csv-zip',
    sheets: [...texts.keys()],
    rows: (sheet) => {
      const text = texts.get(sheet);
      if (!text) throw new Error(`${sheet.name} is no sheet of this archive`);
      return csvRows(text, limits);
    },
    form: () => PLAIN_FORM,
    hasExternalLinks: false,
    close: () => zip.close(),
  };
}

/** The files of such a zip, each with the name of its sheet. */
export function archiveFiles(
  zip: ZipArchive,
  limits: WorkbookLimits,
): { readonly part: string; readonly name: string }[] {
  const files = zip.names.filter((name) => !name.endsWith('/'));
  if (files.length === 0 || files.some((name) => !/\.csv$/i.test(name))) throw new WorkbookRefused('nested-archive');
  if (files.length > limits.sheets) throw new WorkbookRefused('too-many-sheets');
  return files.map((part) => ({ part, name: part.replace(/^.*\//, '').replace(/\.csv$/i, '') }));
}
