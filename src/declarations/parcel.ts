import { Readable } from 'node:stream';
import { packedFiles } from '../intake/workbook/packed-files.js';
import type { PackedFile } from '../intake/workbook/packed-files.js';
import { WorkbookRefused } from '../intake/workbook/workbook-refused.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { uploadFolder, withUploadedFile } from './uploaded-file.js';
import type { UploadedFile } from './uploaded-file.js';

/** A zip of files that are each handed in by themselves; open until it is closed. */
export interface Parcel {
  readonly files: readonly PackedFile[];
  close(): void;
}

/** The files in a parcel; null when it is one file. What is broken is refused in its turn, like any other file. */
export async function openParcel(path: string, config: AppConfig): Promise<Parcel | null> {
  const limits = { ...config.workbookLimits, partBytes: config.uploadMaxBytes };
  return packedFiles(path, limits).catch((error: unknown) => {
    if (error instanceof WorkbookRefused) return null;
    throw error;
  });
}

/** Writes a file of a parcel to a folder of ours, as one that came by itself. */
export function withPackedFile<T>(
  packed: PackedFile,
  config: AppConfig,
  work: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  return withUploadedFile(Readable.from(packed.read(), { objectMode: false }), packed.name, uploadFolder(config), work);
}
