import { TextDecoder } from 'node:util';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { textShape } from './text-shape.js';
import type { TextShape } from './text-shape.js';

/** A file of text: how it is encoded, what parts its columns, and its characters, as often as they are asked for. */
export interface ReadableText {
  readonly separator: ';' | ',' | '\t';
  characters(): AsyncGenerator<string>;
}

type Bytes = AsyncIterable<Buffer>;
type Separator = ReadableText['separator'];

/**
 * Finds out how a CSV file is written. The mark at its start tells of Unicode; without one it is UTF-8 when every byte
 * is, and else Windows-1252, which Excel writes in the Netherlands. That takes one look at the whole file.
 */
export async function readableText(open: () => Bytes, limits: WorkbookLimits): Promise<ReadableText> {
  const shape = textShape(limits);
  const { encoding, start } = await inspect(open(), shape, limits);
  const separator = separatorOf(start);
  if (separator === null) throw new WorkbookRefused('not-a-workbook');
  shape.check(separator);
  return {
    separator,
    characters: async function* () {
      const decoder = new TextDecoder(encoding);
      for await (const chunk of open()) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
  };
}

/** The first lines hold the headers; further we need not look for them. */
const START_BYTES = 64 * 1024;

async function inspect(
  bytes: Bytes,
  shape: TextShape,
  limits: WorkbookLimits,
): Promise<{ encoding: string; start: string }> {
  const unicode = new TextDecoder('utf-8', { fatal: true });
  let encoding: string | null = null;
  let isUtf8 = true;
  let size = 0;
  let start = Buffer.alloc(0);
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limits.partBytes) throw new WorkbookRefused('workbook-too-large');
    if (start.length < START_BYTES) start = Buffer.concat([start, chunk.subarray(0, START_BYTES - start.length)]);
    encoding ??= markedEncoding(start);
    if (encoding === null && chunk.includes(0)) throw new WorkbookRefused('not-a-workbook');
    shape.add(chunk);
    isUtf8 &&= isValid(() => unicode.decode(chunk, { stream: true }));
  }
  isUtf8 &&= isValid(() => unicode.decode());
  const found = encoding ?? (isUtf8 ? 'utf-8' : 'windows-1252');
  return { encoding: found, start: new TextDecoder(found).decode(start) };
}

/** By the byte order mark that Excel puts before "CSV UTF-8" and "Unicode-tekst". */
function markedEncoding(start: Buffer): string | null {
  const mark = start.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : null;
}

function isValid(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** The sign that stands most often in the first line, outside quotes; null when none does: then it is no table. */
function separatorOf(start: string): Separator | null {
  const [line = ''] = start.replace(/"[^"]*"/g, '').split(/\r?\n|\r/, 1);
  const count = (sign: string): number => line.split(sign).length - 1;
  const signs = ([';', ',', '\t'] as const).filter((sign) => count(sign) > 0);
  return signs.sort((a, b) => count(b) - count(a))[0] ?? null;
}
