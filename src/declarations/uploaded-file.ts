import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../platform/http/problem.js';

const TOO_LARGE =
  'Dit bestand is groter dan hier wordt aangenomen. Lever per boekjaar één werkboek in, zonder afbeeldingen.';

/** A file on disk that was handed in, under a name of ours; its own name is only remembered. */
export interface UploadedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What comes in; `truncated` is set when it was cut off at the largest size that is taken. */
type Content = Readable & { readonly truncated?: boolean };

/** Writes what comes in to a folder of ours, works on it, and takes it away again, whatever happens. */
export async function withUploadedFile<T>(
  content: Content,
  name: string,
  folder: string,
  work: (file: UploadedFile) => Promise<T>,
  tooLarge: string = TOO_LARGE,
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
    await pipeline(content, measure, createWriteStream(path, { mode: 0o600 })).catch(unreadableContent);
    if (content.truncated) throw new ProblemError('payload-too-large', tooLarge);
    return await work({ path, name: basename(name), size, sha256: hash.digest('hex') });
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Content that broke off or is no multipart at all is the sender's to mend. What the disk says is ours, and what has an
 * HTTP status of its own keeps it.
 */
export function unreadableContent(error: Error): never {
  if ('syscall' in error || 'statusCode' in error) throw error;
  throw new ProblemError('invalid-request', 'Het bestand kwam niet heel aan. Stuur het opnieuw.');
}

/** The same for a file that already lies on this machine; it is copied, so that it cannot change under our hands. */
export async function withLocalFile<T>(
  path: string,
  folder: string,
  work: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  // opened first, so that a file that is not there is an error of this call
  const file = await open(path);
  return withUploadedFile(file.createReadStream(), basename(path), folder, work);
}

/** No file is read for as long as this, so an older one was left behind by a process that was killed. */
const LONGEST_READ_MS = 60 * 60 * 1000;

/** Takes away what killed processes left; files that are being read, by whichever process, stay. */
export async function clearLeftUploads(folder: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.NaN })); // gone meanwhile
    if (now.getTime() - mtimeMs > LONGEST_READ_MS) await rm(path, { force: true });
  }
}

/** Where files lie while they are read. */
export function uploadFolder(config: { readonly dataDir: string }): string {
  return join(config.dataDir, 'uploads');
}
