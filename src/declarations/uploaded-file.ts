import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file on disk that was handed in, under a name of ours; its own name is only remembered. */
export interface UploadedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Writes what comes in to a folder of ours, works on it, and takes it away again, whatever happens. */
export async function withUploadedFile<T>(
  content: Readable,
  name: string,
  folder: string,
  work: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(content, measure, createWriteStream(path, { mode: 0o600 }));
    return await work({ path, name: basename(name), size, sha256: hash.digest('hex') });
  } finally {
    await rm(path, { force: true });
  }
}

/** The same for a file that already lies on this machine; it is copied, so that it cannot change under our hands. */
export async function withLocalFile<T>(
  path: string,
  folder: string,
  work: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  return withUploadedFile(createReadStream(path), basename(path), folder, work);
}

/** Where files lie while they are read. */
export function uploadFolder(config: { readonly dataDir: string }): string {
  return join(config.dataDir, 'uploads');
}
