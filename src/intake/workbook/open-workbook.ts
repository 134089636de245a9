import { openCsv, openCsvArchive } from '../csv/open-csv.js';
import { isOds, openOds } from '../ods/open-ods.js';
import { openXlsx } from '../xlsx/open-xlsx.js';
import { DEFAULT_LIMITS } from '../../platform/config/workbook-limits.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from './workbook-refused.js';
import type { Workbook } from './workbook.js';
import { openZipArchive, packageKind } from './zip-archive.js';
import type { ZipArchive } from './zip-archive.js';

/**
 * Opens a file as a workbook; what it is shows by what it holds, not by its name. Throws WorkbookRefused when it is none
 * that we take. Close it when done.
 */
export async function openWorkbook(path: string, limits: WorkbookLimits = DEFAULT_LIMITS): Promise<Workbook> {
  const kind = await packageKind(path);
  if (kind === 'ole') throw new WorkbookRefused('old-or-protected-workbook');
  if (kind === 'other') return openCsv(path, limits);
  const zip = await openZipArchive(path, limits);
  try {
    return await openPackage(zip, limits);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openPackage(zip: ZipArchive, limits: WorkbookLimits): Promise<Workbook> {
  if (zip.has('[Content_Types].xml')) return openXlsx(zip, limits);
  if (isOds(zip)) return openOds(zip, limits);
  const files = zip.names.filter((name) => !name.endsWith('/'));
  if (files.some((name) => /\.csv$/i.test(name))) return openCsvArchive(zip, limits);
  throw new WorkbookRefused(
    files.some((name) => /\.(zip|xlsx|ods)$/i.test(name)) ? 'nested-archive' : 'not-a-workbook',
  );
}
