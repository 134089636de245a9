import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ZipArchive } from '../workbook/zip-archive.js';

/** What parts become, each made when it is its turn; in this order, where a part is new. */
export type Changes = Map<string, () => AsyncIterable<string> | Iterable<string>>;

export interface ChangedPackage {
  readonly changes: Changes;
  /** Written when all others are, for they decide what it holds. */
  readonly last?: { readonly part: string; readonly text: () => Iterable<string> };
}

/** OpenDocument wants it first and as it is, so that a file is known by its first bytes. */
const MEDIA_TYPE = 'mimetype';

/** The zip anew: every part in its place, the changed ones changed, the new ones behind. */
export async function* writtenPackage(zip: ZipArchive, { changes, last }: ChangedPackage): AsyncGenerator<Buffer> {
  const output = new ZipFile();
  // a PassThrough, which its type does not say
  const bytes = output.outputStream as Readable;
  output.on('error', (error: Error) => bytes.destroy(error));
  const add = (name: string, content: () => AsyncIterable<Buffer | string> | Iterable<string>): void =>
    output.addReadStreamLazy(name, { mtime: MADE, compress: name !== MEDIA_TYPE }, (done) => {
      const source = Readable.from(content(), { objectMode: false });
      // yazl does not listen, and an error that nobody hears ends the process
      source.on('error', (error) => bytes.destroy(error));
      done(null, source);
    });
  const waiting = new Map([...changes].map(([part, change]) => [part.toLowerCase(), { part, change }]));
  const lastKey = last?.part.toLowerCase() ?? '';
  waiting.delete(lastKey);
  for (const name of zip.names) {
    const key = name.replace(/^\//, '').toLowerCase();
    if (key === lastKey || name.endsWith('/')) continue;
    const changed = waiting.get(key);
    waiting.delete(key);
    add(name, changed ? changed.change : () => zip.read(name));
  }
  for (const { part, change } of waiting.values()) add(part, change);
  if (last) add(last.part, last.text);
  output.end();
  for await (const chunk of bytes) yield chunk as Buffer;
}

/** The same for every copy, so that the same file and findings give the same bytes. */
const MADE = new Date('2000-01-01T12:00:00Z');
