import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import type { Finding } from '../findings.js';
import { isOds } from '../ods/open-ods.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { openZipArchive, packageKind } from '../workbook/zip-archive.js';
import type { ZipArchive } from '../workbook/zip-archive.js';
import { annotateCsv, annotateCsvArchive } from './csv/annotate-csv.js';
import { annotateOds } from './ods/annotate-ods.js';
import { annotateXlsx } from './annotate-xlsx.js';

/** What a file with findings in it is: as what it came in. */
export type AnnotatedKind = 'xlsx' | 'ods' | 'csv' | 'zip';

export interface AnnotatedFile {
  readonly kind: AnnotatedKind;
  readonly bytes: AsyncIterable<Buffer>;
  /** When all bytes are read, or nobody will read on. */
  close(): void;
}

/**
 * Somebody's own file with the findings in it, of whatever kind it is. Throws WorkbookRefused when it is none that can hold
 * them; some damage only shows while the bytes are read.
 */
export async function annotateFile(
  path: string,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<AnnotatedFile> {
  const kind = await packageKind(path);
  if (kind === 'ole') throw new WorkbookRefused('old-or-protected-workbook');
  if (kind === 'other') {
    return { kind: 'csv', bytes: await annotateCsv(path, findings, limits), close: () => undefined };
  }
  const zip = await openZipArchive(path, limits);
  try {
    return { ...(await annotatePackage(zip, findings, limits)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function annotatePackage(
  zip: ZipArchive,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<Omit<AnnotatedFile, 'close'>> {
  if (zip.has('[Content_Types].xml')) return { kind: 'xlsx', bytes: await annotateXlsx(zip, findings, limits) };
  if (isOds(zip)) return { kind: 'ods', bytes: await annotateOds(zip, findings, limits) };
  return { kind: 'zip', bytes: await annotateCsvArchive(zip, findings, limits) };
}
