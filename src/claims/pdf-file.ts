import { inflateSync } from 'node:zlib';

/** Whether a PDF is one, and does nothing but show pages: read as bytes, without a program that would run what is in it. */

export type PdfFault = 'not-a-pdf' | 'cut-off-pdf' | 'encrypted-pdf' | 'active-pdf' | 'unclear-pdf';

/** How much all streams of objects may unpack to together. */
const MOST_UNPACKED = 16 * 1024 * 1024;
/** The end mark is within this many bytes of the end (ISO 32000-1, annex H.3); nothing but white space comes after it. */
const END_BYTES = 1_024;

/**
 * Names that make a reader do something: run a script, start a program, take files along, follow a form of its own (ISO
 * 32000-1, 12.6.4, 7.11.4, 13.6, 12.7.8). A link to a page or to the web is no such thing.
 */
const ACTIVE = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'ImportData',
]);

/** And those that say how a part is to be read; no other name is kept, for a file may have millions. */
const TOLD = new Set([...ACTIVE, 'Encrypt', 'ObjStm', 'Filter', 'FlateDecode', 'Predictor']);

/** What is wrong with a file that should be a PDF; null: nothing. */
export function pdfFault(file: Buffer): PdfFault | null {
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'not-a-pdf';
  if (!/%%EOF\s*$/.test(file.subarray(-END_BYTES).toString('latin1'))) return 'cut-off-pdf';
  const budget = { bytes: MOST_UNPACKED };
  for (const part of partsOf(file)) {
    const fault = faultIn(part, budget);
    if (fault) return fault;
  }
  return null;
}

/** What stands between streams, and the stream after it; empty at the end. */
interface Part {
  readonly objects: string;
  readonly stream: Buffer;
}

/** White space between a dictionary and its stream. */
const LONGEST_GAP = 16;

/** Streams hold pictures and fonts, in which any word may occur by chance: they are told apart from what is around them. */
function* partsOf(file: Buffer): Generator<Part> {
  let from = 0;
  while (from < file.length) {
    const begin = beginOfStream(file, from);
    const end = begin === -1 ? -1 : file.indexOf('endstream', begin);
    if (begin === -1 || end === -1) {
      yield { objects: file.subarray(from).toString('latin1'), stream: Buffer.alloc(0) };
      return;
    }
    yield { objects: file.subarray(from, begin).toString('latin1'), stream: file.subarray(begin, end) };
    from = end + 'endstream'.length;
  }
}

/** The first byte of the next stream: after the end of its dictionary, the word, and the end of its line. */
function beginOfStream(file: Buffer, from: number): number {
  for (let at = file.indexOf('stream', from); at !== -1; at = file.indexOf('stream', at + 1)) {
    if (!/>>\s*$/.test(file.subarray(Math.max(from, at - LONGEST_GAP), at).toString('latin1'))) continue;
    const after = at + 'stream'.length;
    if (file[after] === 0x0a) return after + 1;
    if (file[after] === 0x0d) return after + (file[after + 1] === 0x0a ? 2 : 1);
  }
  return -1;
}

function faultIn({ objects, stream }: Part, budget: { bytes: number }): PdfFault | null {
  const names = namesIn(objects);
  if (names.has('Encrypt')) return 'encrypted-pdf';
  if (isActive(names)) return 'active-pdf';
  if (!names.has('ObjStm')) return null;
  const unpacked = unpack(stream, names, budget);
  if (unpacked === null) return 'unclear-pdf';
  return isActive(namesIn(unpacked)) ? 'active-pdf' : null;
}

/** The objects in a stream of objects; null: they cannot be seen, and so not judged. */
function unpack(stream: Buffer, names: ReadonlySet<string>, budget: { bytes: number }): string | null {
  if (!names.has('FlateDecode')) return names.has('Filter') ? null : stream.toString('latin1');
  if (names.has('Predictor')) return null;
  try {
    const unpacked = inflateSync(stream, { maxOutputLength: Math.max(budget.bytes, 1) });
    budget.bytes -= unpacked.length;
    return unpacked.toString('latin1');
  } catch {
    return null;
  }
}

function isActive(names: ReadonlySet<string>): boolean {
  return [...ACTIVE].some((name) => names.has(name));
}

/** The names of TOLD in a text of objects; a letter may be written by its number, as in `/J#53`. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, written = ''] of text.matchAll(/\/([^\s/<>[\](){}%]{1,127})/g)) {
    const name = written.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    if (TOLD.has(name)) names.add(name);
  }
  return names;
}
