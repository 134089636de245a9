import { open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from './workbook-refused.js';

/**
 * The zip around a workbook, read through its central directory, so that the order of the parts does not matter.
 * Only parts that are asked for are unpacked, and every unpacked byte counts.
 */
export interface ZipArchive {
  /** Of every file in the zip, as written there. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part; refuses the workbook when the part is absent, damaged or larger than the limits. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_SIGNATURE = Buffer.from('PK', 'latin1');
const BIT_ENCRYPTED = 1;

/** Part names of an Office package do not depend on case. */
const keyOf = (name: string): string => name.replace(/^\//, '').toLowerCase();

export async function openZipArchive(path: string, limits: WorkbookLimits): Promise<ZipArchive> {
  const zip = await openPromise(path, { autoClose: false }).catch(refuseDamage);
  try {
    const entries = await listEntries(zip, limits);
    const budget: Budget = { bytesLeft: limits.totalBytes, counted: new Map() };
    return {
      names: [...entries.values()].map(({ fileName }) => fileName),
      has: (name) => entries.has(keyOf(name)),
      read: (name) => readPart(zip, entries.get(keyOf(name)), limits, budget),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** What a file is by its first bytes; `other` may be text. */
export async function packageKind(path: string): Promise<'zip' | 'ole' | 'other'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.equals(OLE_SIGNATURE)) return 'ole';
    return start.subarray(0, 2).equals(ZIP_SIGNATURE) ? 'zip' : 'other';
  } finally {
    await file.close();
  }
}

async function listEntries(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw new WorkbookRefused('workbook-too-large');
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      // two parts of one name: one reader sees the first, another the second; neither can be trusted
      if (entries.has(keyOf(entry.fileName))) throw new WorkbookRefused('damaged-workbook');
      entries.set(keyOf(entry.fileName), entry);
    }
  } catch (error) {
    refuseDamage(error);
  }
  return entries;
}

async function* readPart(
  zip: ZipFile,
  entry: Entry | undefined,
  limits: WorkbookLimits,
  budget: Budget,
): AsyncGenerator<Buffer> {
  if (!entry) throw new WorkbookRefused('damaged-workbook');
  if (entry.generalPurposeBitFlag & BIT_ENCRYPTED) throw new WorkbookRefused('old-or-protected-workbook');
  if (entry.uncompressedSize > limits.partBytes) throw new WorkbookRefused('workbook-too-large');
  let partBytes = 0;
  let checksum = 0;
  try {
    for await (const chunk of await unpacked(zip, entry)) {
      partBytes += chunk.length;
      if (partBytes > entry.uncompressedSize) throw new WorkbookRefused('damaged-workbook');
      count(budget, entry, partBytes);
      if (partBytes > limits.partBytes || budget.bytesLeft < 0 || isBomb(partBytes, entry)) {
        throw new WorkbookRefused('workbook-too-large');
      }
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    refuseDamage(error);
  }
  // a figure with a flipped bit would go by as a figure
  if (partBytes !== entry.uncompressedSize || checksum !== entry.crc32) throw new WorkbookRefused('damaged-workbook');
}

/** As yauzl unpacks it, but in pieces four times as large: each costs a journey to another thread and back. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  if (!entry.isCompressed()) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decompress: false });
  const unpacking = createInflateRaw({ chunkSize: PIECE });
  packed.on('error', (error) => unpacking.destroy(error));
  unpacking.on('close', () => packed.destroy());
  return packed.pipe(unpacking);
}

const PIECE = 64 * 1024;

/** What the parts may hold together; one that is read again counts once. */
interface Budget {
  bytesLeft: number;
  readonly counted: Map<Entry, number>;
}

function count(budget: Budget, entry: Entry, bytes: number): void {
  const counted = budget.counted.get(entry) ?? 0;
  if (bytes <= counted) return;
  budget.bytesLeft -= bytes - counted;
  budget.counted.set(entry, bytes);
}

/** No sheet packs as well as a run of equal bytes does. Small parts may: a header repeated is soon a hundredfold. */
const MOST_RATIO = 200;
const SMALL_PART = 16 * 1024 * 1024;

function isBomb(partBytes: number, { compressedSize }: Entry): boolean {
  return partBytes > SMALL_PART && partBytes > MOST_RATIO * compressedSize;
}

/** What yauzl and zlib cannot read is damage; a disk that cannot be read is not the sender's fault. */
function refuseDamage(error: unknown): never {
  if (error instanceof WorkbookRefused || (error instanceof Error && 'syscall' in error)) throw error;
  throw new WorkbookRefused('damaged-workbook', error);
}
