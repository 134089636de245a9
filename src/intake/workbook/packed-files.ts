import { isOds } from '../ods/open-ods.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { openZipArchive, packageKind } from './zip-archive.js';
import type { ZipArchive } from './zip-archive.js';

/** A file within a zip. */
export interface PackedFile {
  /** Without folders. */
  readonly name: string;
  read(): AsyncIterable<Buffer>;
}

/**
 * The files of a zip that is a parcel of workbooks; null when the file is a workbook itself, or no zip at all. Close it
 * when done.
 */
export async function packedFiles(
  path: string,
  limits: WorkbookLimits,
): Promise<{ readonly files: readonly PackedFile[]; close(): void } | null> {
  if ((await packageKind(path)) !== 'zip') return null;
  const zip = await openZipArchive(path, limits);
  const names = zip.names.filter((name) => !name.endsWith('/') && !isLitter(name));
  if (isWorkbook(zip, names)) {
    zip.close();
    return null;
  }
  const files = names.map((name) => ({ name: baseName(name), read: () => zip.read(name) }));
  return { files, close: () => zip.close() };
}

function isWorkbook(zip: ZipArchive, names: readonly string[]): boolean {
  return zip.has('[Content_Types].xml') || isOds(zip) || names.every((name) => /\.csv$/i.test(name));
}

/** What macOS and Windows put into zips of their own accord. */
function isLitter(name: string): boolean {
  return name.startsWith('__MACOSX/') || /^(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(baseName(name));
}

function baseName(name: string): string {
  return name.replace(/^.*[/\\]/, '');
}
